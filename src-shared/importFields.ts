/** The fields that columns of an imported list may fill, in the order in which they are offered; labels in src-shared/locale/imports. */
export const importFields = {
  employees: [
    'number', 'name', 'identityNumber', 'phone', 'department', 'crew', 'positionId', 'workerType', 'employer', 'employerName', 'joinedOn', 'contractEndsOn', 'hazard',
    'emergencyContact', 'emergencyPhone', 'serviceAddress', 'serviceAddressConfirmedOn',
  ],
  positions: ['title', 'titleEn', 'department', 'departmentEn', 'workerType', 'hazard'],
  templates: [
    'template', 'templateEn', 'layer', 'positions', 'workerType', 'itemKey', 'title', 'titleEn', 'hint', 'hintEn', 'category', 'shape', 'columns', 'anchor', 'days', 'unit', 'shift', 'needsMaterial', 'tags', 'hazardOnly', 'onlyLeaver',
  ],
} as const

export type EmployeeImportField = (typeof importFields.employees)[number]
export type PositionImportField = (typeof importFields.positions)[number]
export type TemplateImportField = (typeof importFields.templates)[number]
export type AnyImportField = EmployeeImportField | PositionImportField | TemplateImportField

/** Fields that take one of a few words. */
export type WordField = 'workerType' | 'employer' | 'hazard' | 'layer' | 'category' | 'shape' | 'anchor' | 'unit' | 'shift' | 'needsMaterial' | 'tags' | 'hazardOnly' | 'onlyLeaver'
