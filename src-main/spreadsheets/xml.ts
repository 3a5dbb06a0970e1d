import { SaxesParser } from 'saxes'
import { UnreadableTable } from './table'

/** Attributes by their names without prefix: WPS and others write `x:row`, `d3p1:id`. Where two differ only by prefix, the bare one holds. */
export type XmlAttributes = Readonly<Record<string, string>>

/** What is told of an XML part; names come without their prefixes. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void
  text?(text: string): void
  close?(name: string): void
}

const maxDepth = 64
/** Between two tags; a cell holds 32,767 characters at most. */
const maxStretch = 1024 * 1024

/** Thrown by a handler that has seen enough: the rest of the part is not read. */
export class EnoughXml extends Error {}

/**
 * Reads a part of a workbook piece by piece; keeps nothing. There are no entities but the five of XML, and a part with a document type
 * is refused. Throws `UnreadableTable` (damaged, which names the part).
 */
export async function readXml(part: string, bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const damaged = (): UnreadableTable => new UnreadableTable('damaged', part)
  const parser = new SaxesParser({ position: false })
  let depth = 0
  let stretch = 0
  parser.on('error', () => { throw damaged() })
  parser.on('doctype', () => { throw damaged() })
  parser.on('opentag', ({ name, attributes }) => {
    stretch = 0
    if (++depth > maxDepth) throw damaged()
    handler.open?.(bare(name), bareAttributes(attributes as Record<string, string>))
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  parser.on('closetag', ({ name }) => {
    stretch = 0
    depth--
    handler.close?.(bare(name))
  })
  try {
    for await (const text of decodedText(bytes, damaged)) {
      stretch += text.length
      parser.write(text)
      if (stretch > maxStretch) throw damaged()
    }
    parser.close()
  } catch (error) {
    if (!(error instanceof EnoughXml)) throw error
  }
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

function bareAttributes(attributes: Record<string, string>): XmlAttributes {
  const result: Record<string, string> = Object.create(null) as Record<string, string>
  for (const name in attributes) {
    const short = bare(name)
    if (short === name || !(short in result)) result[short] = attributes[name]!
  }
  return result
}

/** XML is UTF-8 unless a byte order mark says otherwise. */
async function* decodedText(bytes: AsyncIterable<Uint8Array>, damaged: () => UnreadableTable): AsyncIterable<string> {
  let decoder: TextDecoder | null = null
  try {
    for await (const chunk of bytes) {
      if (chunk.length === 0) continue
      decoder ??= new TextDecoder(chunk[0] === 0xFF ? 'utf-16le' : chunk[0] === 0xFE ? 'utf-16be' : 'utf-8', { fatal: true })
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder?.decode() ?? ''
  } catch (error) {
    throw error instanceof TypeError ? damaged() : error
  }
}
