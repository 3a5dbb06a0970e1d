import type { EmployeeFields, EmployeeView } from '@shared/contract/employee'

export const newEmployee = (): EmployeeFields => ({
  number: '', name: '', identityNumber: '', phone: '', emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null, employer: 'own', employerName: '',
  department: '', crew: '', workerType: 'staff', positionId: '', hazard: false, joinedOn: null, contractEndsOn: null, photoId: null,
})

/** The fields of an employee as a form may change them. */
export function fieldsOf(employee: EmployeeView): EmployeeFields {
  const fields = newEmployee()
  return Object.fromEntries(Object.keys(fields).map((key) => [key, employee[key as keyof EmployeeFields]])) as EmployeeFields
}

/** Only what was changed: what a colleague changes meanwhile in another field stays his. */
export const changesOf = (before: EmployeeFields, after: EmployeeFields): Partial<EmployeeFields> =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof EmployeeFields]))
