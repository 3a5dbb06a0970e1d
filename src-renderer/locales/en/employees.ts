import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/employees'

export default {
  title: 'Employees', one: 'Employee', note: 'The register. When somebody has left, the handover starts here.', add: 'Add an employee', editOf: 'Change {name}', search: 'Find employees', searchHint: 'Name, pinyin initials (lz), number, last four of the ID', allDepartments: 'All departments', none: 'No employees yet. Add the first.', noneFound: 'Nobody fits. Try fewer conditions.',
  name: 'Name', number: 'Number', identityNumber: 'Identity number', phone: 'Phone', emergencyContact: 'Emergency contact', emergencyPhone: 'Emergency phone', serviceAddress: 'Address for service', serviceAddressConfirmedOn: 'Address confirmed on', serviceAddressHint: 'Confirmed by the person; notices go here when nobody can be reached.',
  employer: 'Employer', employerName: 'Name of the firm', department: 'Department', departmentHint: 'Choose, or type a new one', crew: 'Crew', workerType: 'Worker type', position: 'Position', hazard: 'Occupational hazard', hazardLong: 'Exposed to occupational hazards (a health check is due before leaving)', joinedOn: 'Joined', contractEndsOn: 'Contract ends', photo: 'Photo', photoId: 'Photo', photoOf: 'Photo of {name}', photoRemove: 'Take the photo off',
  status: 'Status', active: 'Here', left: 'Left', inCase: 'In handover {number}', groupMain: 'Person', groupWork: 'Work', groupContact: 'Contact and service', facts: 'Facts', numberForm: 'Letters, digits, dots, hyphens, slashes or underscores, at most 32', identityForm: 'Letters and digits only',
  cases: 'Handover cases', noCases: 'No handover so far.', caseNumber: 'Number', caseKind: 'Kind', startCase: 'Start the handover', openCase: 'Open case {number}', rehire: 'Hire again', rehireOf: 'Hire {name} again', rehireNote: 'Old cases stay; leaving again makes a new one.', rehired: '{name} is hired again',
  leaveTitle: 'Leave without saving?', leaveText: 'What you typed is not saved yet.', leaveYes: 'Leave',
} satisfies Messages<typeof zh>
