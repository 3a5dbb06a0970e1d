/** A picture as base64 without its header, for a call that carries it with the words. */
export async function pictureText(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer())
  let text = ''
  // In pieces: one call with all of them has more arguments than the engine takes.
  for (let from = 0; from < bytes.length; from += 0x8000) text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}
