import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/reason'

export default {
  invalid_type: 'missing or of the wrong kind', too_small: 'too short or too small, at least {limit}', too_small_plain: 'must not be empty', too_big: 'too long or too large, at most {limit}', too_big_plain: 'too long or too large', invalid_format: 'wrong format', not_multiple_of: 'wrong number', unrecognized_keys: 'something unknown in it', invalid_union: 'wrong format', invalid_key: 'wrong format', invalid_element: 'wrong format', invalid_value: 'choose from the list', custom: 'not acceptable', other: 'not acceptable',
} satisfies Messages<typeof zh>
