import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOf } from '@main/spreadsheets/tableOf'
import { UnreadableTable } from '@main/spreadsheets/table'
import { oddWorkbooks } from '../../support/sheets/oddWorkbooks'
import { rawZip } from '../../support/sheets/rawZip'
import { knownHeaders } from '../../support/sheets/sample'
import { textFiles } from '../../support/sheets/textFiles'
import { sheetXml, stringsXml, stylesXml, textRows, workbookParts } from '../../support/sheets/workbook'

/** A byte to put somewhere (a share of the file's length), and whether the rest is cut off there. */
const hurts = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  // What the formats are made of breaks them in more ways than any byte.
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>&"\'/=;:0 9Aa\n\0'))),
  cut: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
})
const damage = fc.array(hurts, { minLength: 1, maxLength: 6 })
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Uint8Array, hits: Damage): Buffer {
  let result = Buffer.from(bytes)
  for (const { at, byte, cut } of hits) {
    const place = Math.floor(at * result.length)
    if (place < result.length) result[place] = byte
    if (cut) result = result.subarray(0, place)
  }
  return result
}

async function endsWell(bytes: Buffer): Promise<void> {
  try {
    const table = await tableOf(bytes, { name: 'x', knownHeaders })
    for (const row of table.rows) expect(row.cells).toHaveLength(table.header.length)
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableTable)
  }
}

const seed = Number(process.env['HANDOVER_SEED'] ?? Date.now() % 1_000_000)
const small = [...oddWorkbooks, ...textFiles].filter(({ name, expected }) => !('problem' in expected) && expected.rowCount === undefined && !/huge|million/.test(name))

test('a good file with bytes changed or cut off is a table or refused, never another error', async () => {
  const files = await Promise.all(small.map(async (sample) => sample.make()))
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), damage, async (file, hits) => endsWell(damaged(file, hits))), { seed, numRuns: 600 })
  console.log(`fuzz of files: 600 runs, seed ${seed}`)
})

test('a workbook whose parts were changed before they were packed, so that every checksum is right, too', async () => {
  const parts = workbookParts({
    sheets: [{ name: '名单', xml: sheetXml(`${textRows([['工号', '姓名', '部门']])}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>45356</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>y</v></c></row>`, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') }],
    sharedStrings: stringsXml(['E001', '<r><t>张</t></r><r><t>三</t></r>']), styles: stylesXml([0, 14, 'yyyy"年"m"月"', '00000']),
  })
  await fc.assert(fc.asyncProperty(fc.nat(parts.length - 1), damage, async (at, hits) =>
    endsWell(rawZip(parts.map((part, number) => number === at ? { ...part, data: damaged(Buffer.from(part.data), hits) } : part)))), { seed, numRuns: 1500 })
  console.log(`fuzz of parts: 1500 runs, seed ${seed}`)
})
