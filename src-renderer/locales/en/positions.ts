import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/positions'

export default {
  title: 'Positions', note: 'The position says what has to be handed over: a new case takes its checklist from it.', add: 'Add a position', edit: 'Change the position', editOf: 'Change position {name}', search: 'Find positions', withRetired: 'Show retired ones', none: 'No positions yet.', noneFound: 'No position fits.',
  name: 'Name of the position', nameless: 'The Chinese name is needed', department: 'Department', workerType: 'Worker type', hazard: 'Hazard', hazardLong: 'This position is exposed to occupational hazards', employees: 'People', templates: 'Checklist templates', noTemplate: 'Base list only', acts: 'Actions', systems: 'Systems its holders have accounts in', systemsUsual: 'The usual ones of the worker type', defaultsNote: 'Worker type and hazard are defaults for new employees and can differ by person.',
  retired: 'Retired', retire: 'Retire', retireOf: 'Retire position {name}', bringBack: 'Bring back', bringBackOf: 'Bring back position {name}', retireTitle: 'Retire “{name}”?', retireText: 'The {count} people who hold it keep it; new employees cannot get it. You can bring it back at any time.', isRetired: '“{name}” is retired', isBack: '“{name}” is back',
} satisfies Messages<typeof zh>
