// Which key does what. A key acts only while the lines of the source have the focus.

/** Groups of keys as they are shown: the action, its keys as `KeyboardEvent.key` names them, its argument. */
export const GROUPS = [
  ['moving', [
    ['down', ['ArrowDown', 'j']],
    ['up', ['ArrowUp', 'k']],
    ['extend-down', ['Shift+ArrowDown']],
    ['extend-up', ['Shift+ArrowUp']],
    ['first', ['Home']],
    ['last', ['End']],
    ['page-down', ['PageDown']],
    ['page-up', ['PageUp']],
    ['doubt-next', ['n']],
    ['doubt-previous', ['N']],
    ['doubt-below', ['.']],
    ['doubt-above', [',']],
    ['document-next', [']']],
    ['document-previous', ['[']],
    ['documents', ['g']],
    ['doubts', ['y']],
  ]],
  ['deciding', [
    ['accept', ['Space']],
    ['accept-all', ['A']],
    ['clear', ['Delete']],
    ['undo', ['u', 'Ctrl+z']],
    ['redo', ['U', 'Ctrl+Z', 'Ctrl+y']],
  ]],
  ['roles', [
    ['role', ['p'], 'paragraph'],
    ['role', ['h'], 'head'],
    ['rank', ['1', '2', '3', '4', '5', '6', '7']],
    ['role', ['t'], 'title'],
    ['role', ['d'], 'dateline'],
    ['role', ['a'], 'addressee'],
    ['role', ['b'], 'subject'],
    ['role', ['s'], 'salute'],
    ['role', ['c'], 'closer'],
    ['role', ['o'], 'signed'],
    ['role', ['l'], 'item'],
    ['role', ['q'], 'verse'],
    ['role', ['r'], 'header'],
    ['role', ['m'], 'classification'],
    ['role', ['e'], 'noise'],
    ['any-role', ['/']],
  ]],
  ['building', [
    ['part', ['Enter']],
    ['join', ['Backspace']],
    ['page', ['w']],
    ['page-none', ['W']],
    ['note', ['f']],
    ['note-none', ['F']],
    ['reference', ['x']],
    ['reference-none', ['X']],
    ['move-down', ['Alt+ArrowDown']],
    ['move-up', ['Alt+ArrowUp']],
    ['date', ['D']],
    ['reading', ['R']],
  ]],
  ['showing', [
    ['view', ['v']],
    ['picture', ['i']],
    ['keys', ['?']],
  ]],
]

const BY_KEY = new Map(GROUPS.flatMap(([, actions]) => actions.flatMap(([action, keys, value]) => keys.map(key => [key, { action, value: value ?? key }]))))

/** The action of a key that was pressed, or undefined. */
export function actionOf(event) {
  const name = event.key === ' ' ? 'Space' : event.key
  const isLetter = name.length === 1
  const held = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && !isLetter && 'Shift',
  ].filter(Boolean)
  return BY_KEY.get([...held, name].join('+'))
}
