import { z } from 'zod'

const fact = z.object({ label: z.string(), value: z.string(), /** Columns of the value, of five. */ span: z.number().int() })

/** What a form is put together from: words in the language of the paper, no layout. */
export const FormPart = z.discriminatedUnion('part', [
  /** Three facts a line at most. */
  z.object({ part: z.literal('facts'), title: z.string(), lines: z.array(z.array(fact)) }),
  z.object({ part: z.literal('text'), look: z.enum(['letter', 'clause']), paragraphs: z.array(z.string()) }),
  z.object({ part: z.literal('table'), key: z.string(), title: z.string(), columns: z.array(z.object({ label: z.string(), look: z.enum(['number', 'short', 'day', 'person', 'people', 'sign', 'wide', 'detail', 'amount']) })), rows: z.array(z.array(z.string())), note: z.string() }),
  /** Boxes to write an opinion in by hand, signed and dated; what is known is printed. */
  z.object({ part: z.literal('opinions'), title: z.string(), boxes: z.array(z.object({ label: z.string(), text: z.string(), sign: z.string(), on: z.string() })) }),
  /** Lines to fill in by hand. */
  z.object({ part: z.literal('blanks'), title: z.string(), lines: z.array(z.array(z.string())) }),
  z.object({ part: z.literal('signatures'), boxes: z.array(z.object({ role: z.string(), name: z.string(), thumb: z.boolean() })) }),
  /** The company's name and the day of issue, with room for the seal over them. */
  z.object({ part: z.literal('seal'), name: z.string(), label: z.string() }),
  /** To be torn off and kept: 回执, 存根. Carries the number by itself. */
  z.object({ part: z.literal('slip'), title: z.string(), paragraphs: z.array(z.string()), lines: z.array(z.array(z.string())), thumb: z.boolean() }),
])
export type FormPart = z.infer<typeof FormPart>
