// The dialogs: a value for a line, a span of it, a role of all; documents, doubts, keys.

import { GROUPS } from './keys.js'
import { percent, roleName, roles, say } from './words.js'

const byId = id => document.getElementById(id)
const made = (name, text, className) => {
  const element = document.createElement(name)
  if (text !== undefined) element.textContent = text
  if (className) element.className = className
  return element
}

/** Open a dialog, in which Enter answers; what it is answered with, null where it was closed. `read` makes the answer, or says null to stay. */
function opened(dialog, read) {
  return new Promise(resolve => {
    const form = dialog.querySelector('form')
    let answer = null
    const submitted = event => {
      event.preventDefault()
      answer = read(event)
      if (answer !== null) dialog.close()
    }
    const closed = () => {
      form?.removeEventListener('submit', submitted)
      dialog.removeEventListener('click', clicked)
      dialog.removeEventListener('keydown', pressed)
      resolve(answer)
    }
    const clicked = event => {
      if (event.target.closest('[data-close]') || event.target === dialog) dialog.close()
    }
    const pressed = event => {
      if (event.key !== 'Enter' || event.target.localName !== 'textarea') return
      event.preventDefault()
      form.requestSubmit()
    }
    form?.addEventListener('submit', submitted)
    dialog.addEventListener('keydown', pressed)
    dialog.addEventListener('click', clicked)
    dialog.addEventListener('close', closed, { once: true })
    dialog.showModal()
  })
}

/** Ask for a value: the number of a page or a note. */
export function askValue({ title, label, help, value, mayBeEmpty }) {
  const dialog = byId('ask'), input = byId('ask-value')
  byId('ask-title').textContent = title
  byId('ask-label').textContent = label
  byId('ask-help').textContent = help
  input.value = value
  input.required = !mayBeEmpty
  const answer = opened(dialog, () => ({ value: input.value.trim() }))
  input.select()
  return answer
}

/** Ask for words of a line and what is said of them; without words the whole line is meant, where it may be. */
export function askSpan({ title, label, help, text, language, from, to, value }) {
  const dialog = byId('span'), line = byId('span-text'), input = byId('span-value')
  byId('span-title').textContent = title
  byId('span-label').textContent = label
  byId('span-help').textContent = help
  line.value = text
  line.lang = language
  input.value = value
  const tell = () => {
    const words = line.value.slice(line.selectionStart, line.selectionEnd).trim()
    byId('span-chosen').textContent = words ? say('correct.span.chosen', { words }) : say('correct.span.none')
  }
  line.onselect = line.onkeyup = line.onmouseup = tell
  // Who types at once means the value: what is written in the line would be nowhere, and an empty value says no.
  line.onkeydown = event => {
    if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) input.focus()
  }
  const answer = opened(dialog, () => {
    const chosen = line.value.slice(line.selectionStart, line.selectionEnd)
    const start = line.selectionStart + chosen.length - chosen.trimStart().length
    return { value: input.value.trim(), column: start + 1, span: chosen.trim() }
  })
  line.focus()
  line.setSelectionRange(from, to)
  tell()
  if (to > from) input.select()
  return answer
}

/** Ask for the right reading of a line, by editing it; answers with the words that differ. */
export function askReading({ text, language }) {
  const dialog = byId('reading-dialog'), line = byId('reading-text')
  line.value = text
  line.lang = language
  const answer = opened(dialog, () => difference(text, line.value.replace(/\s*\n\s*/g, ' ')))
  line.focus()
  line.setSelectionRange(0, 0)
  return answer
}

/** The words in which two texts differ: the column, what the one has and what the other. */
export function difference(before, after) {
  if (before === after) return { column: 0 }
  const least = Math.min(before.length, after.length)
  let start = 0, end = 0
  while (start < least && before[start] === after[start]) start++
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++
  while (start > 0 && /\S/.test(before[start - 1])) start--
  while (end > 0 && /\S/.test(before[before.length - end])) end--
  if (start >= before.length - end || !after.slice(start, after.length - end).trim()) {
    while (start > 0 && /\s/.test(before[start - 1])) start--
    while (start > 0 && /\S/.test(before[start - 1])) start--
  }
  return { column: [...before.slice(0, start)].length + 1, span: before.slice(start, before.length - end), reads: after.slice(start, after.length - end) }
}

/** Ask for one of all roles. */
export function askRole(current) {
  const dialog = byId('roles'), input = byId('roles-filter'), list = byId('roles-list')
  const show = () => {
    const wanted = input.value.trim().toLowerCase()
    const found = roles.filter(role => roleName(role).toLowerCase().includes(wanted) || role.includes(wanted))
    list.replaceChildren(...found.map(role => {
      const option = made('option', roleName(role))
      option.value = role
      return option
    }))
    list.value = found.includes(current) && !wanted ? current : found[0] ?? ''
  }
  input.value = ''
  input.oninput = show
  input.onkeydown = event => {
    if (!['ArrowDown', 'ArrowUp'].includes(event.key)) return
    event.preventDefault()
    list.selectedIndex = Math.max(0, Math.min(list.length - 1, list.selectedIndex + (event.key === 'ArrowDown' ? 1 : -1)))
  }
  list.ondblclick = () => dialog.querySelector('form').requestSubmit()
  list.onkeydown = event => event.key === 'Enter' && dialog.querySelector('form').requestSubmit()
  show()
  const answer = opened(dialog, () => (list.value ? list.value : null))
  input.focus()
  return answer
}

/** The documents: those proposed first, then all; answers with the name of the one that was chosen. */
export function askDocument(collection, current) {
  const dialog = byId('documents'), filter = byId('documents-filter'), body = byId('documents-rows'), open = byId('documents-open')
  let chosen = null
  const choose = name => {
    chosen = name
    dialog.querySelector('form').requestSubmit()
  }
  const button = entry => {
    const element = made('button', entry.title || entry.name, 'link')
    element.type = 'button'
    if (entry.name === current) element.setAttribute('aria-current', 'true')
    element.onclick = () => choose(entry.name)
    return element
  }
  const rows = () => {
    const wanted = filter.value.trim().toLowerCase()
    const left = collection.documents.filter(one => `${one.title ?? ''} ${one.name}`.toLowerCase().includes(wanted) && (!open.checked || one.doubts !== 0))
    body.replaceChildren(...left.slice(0, 500).map(entry => {
      const row = made('tr')
      const name = made('th')
      name.scope = 'row'
      name.append(button(entry), made('span', entry.title ? entry.name : '', 'file'))
      const left = entry.error ?? (entry.doubts === undefined ? say('correct.document.unread') : entry.doubts ? say('correct.doubts', { count: entry.doubts }) : say('correct.document.done'))
      row.append(name, made('td', entry.date ?? ''), made('td', left), made('td', entry.expected === undefined || entry.error ? '' : say('correct.number', { number: entry.expected })), made('td', entry.corrected ? say('correct.number', { number: entry.corrected }) : ''))
      return row
    }))
    byId('documents-count').textContent = say('correct.documents.count', { count: left.length })
  }
  const proposed = collection.teach.map(name => collection.documents.find(one => one.name === name))
  byId('documents-teach').replaceChildren(...proposed.map(entry => {
    const item = made('li')
    const count = Math.round(entry.expected)
    item.append(button(entry), made('span', count ? say('correct.expected', { count }) : '', 'file'))
    return item
  }))
  byId('documents-proposed').hidden = !proposed.length
  filter.value = ''
  filter.oninput = open.onchange = rows
  rows()
  filter.onkeydown = event => {
    const first = body.querySelector('button')
    if (event.key === 'Enter' && first) {
      event.preventDefault()
      first.click()
    }
  }
  const answer = opened(dialog, () => chosen)
  filter.focus()
  return answer
}

/** The least certain doubts; answers with the one that was chosen. */
export function askDoubt(doubts) {
  const dialog = byId('doubts'), list = byId('doubts-list')
  let chosen = null
  list.replaceChildren(...doubts.map(doubt => {
    const item = made('li'), button = made('button', describe(doubt), 'link')
    button.type = 'button'
    button.onclick = () => {
      chosen = doubt
      dialog.querySelector('form').requestSubmit()
    }
    item.append(button, made('span', say('correct.doubt.place', { name: doubt.name, line: doubt.line }), 'file'))
    return item
  }))
  byId('doubts-none').hidden = doubts.length > 0
  return opened(dialog, () => chosen)
}

/** What is in doubt, in a sentence. */
export function describe(doubt) {
  const certainty = percent(doubt.certainty)
  if (doubt.rule === 'role') return say('correct.doubt.role', { role: roleName(doubt.says), certainty })
  if (doubt.rule === 'page') return say('correct.doubt.page', { certainty })
  return say('correct.doubt.finding', { says: doubt.says, rule: doubt.rule, certainty })
}

const NAMES = { ArrowDown: '↓', ArrowUp: '↑', Space: 'correct.key.space', Enter: 'correct.key.enter', Backspace: 'correct.key.backspace', Delete: 'correct.key.delete', Home: 'correct.key.home', End: 'correct.key.end', PageUp: 'correct.key.page-up', PageDown: 'correct.key.page-down', Shift: 'correct.key.shift', Ctrl: 'correct.key.ctrl', Alt: 'correct.key.alt' }

/** The parts of a key as they are printed on it: `Shift`, `n`. */
function printed(key) {
  const isCapital = /(^|\+)\p{Lu}$/u.test(key)
  const parts = (isCapital ? key.replace(/(\p{Lu})$/u, 'Shift+$1') : key).split(/\+(?=.)/)
  return parts.map(part => {
    const name = NAMES[part]
    const text = name?.startsWith('correct.') ? say(name) : name ?? (part.length === 1 ? part.toUpperCase() : part)
    return made('kbd', text)
  })
}

/** The keys and what they do. */
export function showKeys() {
  const sections = GROUPS.map(([group, actions]) => {
    const section = made('section'), list = made('dl')
    const named = actions.map(([action, keys, value]) => {
      const what = action === 'role' ? roleName(value) : say(`correct.does.${action}`)
      const pair = made('div'), term = made('dt')
      keys.forEach((key, at) => term.append(...(at ? [' '] : []), ...printed(key)))
      pair.append(term, made('dd', what))
      return pair
    })
    list.append(...named)
    section.append(made('h3', say(`correct.keys.${group}`)), list)
    return section
  })
  byId('keys-list').replaceChildren(...sections)
  return opened(byId('keys'), () => null)
}
