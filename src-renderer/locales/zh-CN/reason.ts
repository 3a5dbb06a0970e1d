/** Why an input was refused, by zod's issue code; `limit` where there is one. */
export default {
  invalid_type: '必填或格式不对', too_small: '太短或太小，至少 {limit}', too_small_plain: '不能为空', too_big: '太长或太大，最多 {limit}', too_big_plain: '太长或太大', invalid_format: '格式不对', not_multiple_of: '数值不对', unrecognized_keys: '有不认识的内容', invalid_union: '格式不对', invalid_key: '格式不对', invalid_element: '格式不对', invalid_value: '请从列表中选择', custom: '不符合要求', other: '不符合要求',
} as const
