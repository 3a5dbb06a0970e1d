/**
 * Every key that the product acts on: the page of shortcuts shows this table and the handlers ask it (`meant`), so neither can know
 * one that the other does not. A key is `event.key` with its modifiers before it; `g b` is one after the other. The first spelling is
 * shown; others are what a Chinese keyboard sends for the same key. Words are `shortcuts.<group>.<name>`.
 */
export const shortcuts = {
  everywhere: { help: ['?', '？'], search: ['/', '、', '／'], newCase: ['n'], go: ['g'], close: ['Escape'] },
  board: {
    up: ['ArrowUp'], down: ['ArrowDown'], left: ['ArrowLeft'], right: ['ArrowRight'], first: ['Home'], last: ['End'],
    on: [']', '】', 'Alt+ArrowRight'], back: ['[', '【', 'Alt+ArrowLeft'], undo: ['Control+z'],
  },
  items: { up: ['ArrowUp'], down: ['ArrowDown'], on: [']', '】'], back: ['[', '【'], undo: ['Control+z'] },
  forms: { save: ['Control+Enter'], enter: ['Enter'], cancel: ['Escape'] },
  order: { up: ['Alt+ArrowUp'], down: ['Alt+ArrowDown'] },
  year: { left: ['ArrowLeft'], right: ['ArrowRight'], up: ['ArrowUp'], down: ['ArrowDown'] },
  print: { print: ['Control+p'] },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type ShortcutGroup = keyof typeof shortcuts
export type ShortcutName<Group extends ShortcutGroup> = keyof (typeof shortcuts)[Group] & string

const keyOf = (event: KeyboardEvent): string => {
  const { key } = event
  // Shift is in the character already (`?`); before a named key it would be another one.
  const shift = event.shiftKey && key.length > 1 ? 'Shift+' : ''
  return `${event.ctrlKey || event.metaKey ? 'Control+' : ''}${event.altKey ? 'Alt+' : ''}${shift}${key.length === 1 ? key.toLowerCase() : key}`
}

const typed = 'input:not([type=checkbox], [type=radio], [type=button], [type=file]), textarea, select, [contenteditable]'
/** Whether what is pressed here is text. */
export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(typed) !== null

/** Keys that belong to an input method while it composes: Enter that takes a word is not ours. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** What a key press means among the shortcuts of a group; null for nothing. A single character means nothing inside a text field. */
export function meant<Group extends ShortcutGroup>(group: Group, event: KeyboardEvent): ShortcutName<Group> | null {
  if (isComposing(event)) return null
  const key = keyOf(event)
  if (key.length === 1 && isTyping(event.target)) return null
  for (const [name, keys] of Object.entries<readonly string[]>(shortcuts[group])) if (keys.includes(key)) return name as ShortcutName<Group>
  return null
}

/** For `aria-keyshortcuts`. */
export const ariaKeys = <Group extends ShortcutGroup>(group: Group, ...names: ShortcutName<Group>[]): string =>
  names.map((name) => (shortcuts[group][name] as readonly string[])[0]).join(' ')

/** A key handler that does what a press means in its group and keeps the press from everything around: `@keydown="onMeant('forms', { save })"`. */
export const onMeant = <Group extends ShortcutGroup>(group: Group, acts: Partial<Record<ShortcutName<Group>, () => unknown>>) => (event: Event): void => {
  const name = event instanceof KeyboardEvent ? meant(group, event) : null
  const act = name && acts[name]
  if (!act) return
  event.preventDefault()
  event.stopPropagation()
  act()
}
