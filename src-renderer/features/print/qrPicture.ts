import { drawingSVG, qrcode, type RenderOptions } from 'bwip-js/browser'

/** A QR code as an address for `<img>`: an SVG picture cannot run scripts there, whatever the text. */
export function qrPicture(text: string): string {
  const options: RenderOptions & { eclevel: 'M' } = { bcid: 'qrcode', text, eclevel: 'M' }
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrcode<string>(options, drawingSVG()))}`
}
