/** Sentences that only the screen knows; the others come from src-shared/locale. */
export default {
  NO_CONNECTION: '没有连上，尚未保存。您填写的内容还在，请稍后再试。',
  UNEXPECTED: '没有办成（{message}）。请重试，如仍不行请告诉管理员。',
} as const
