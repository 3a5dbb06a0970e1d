/** Prints what is on the screen: through the desktop's own dialog where there is one, else the browser's. */
export async function printWindow(): Promise<void> {
  const bridge = window.handoverDesktop as { print?: () => unknown } | undefined
  if (bridge?.print) await bridge.print()
  else window.print()
}
