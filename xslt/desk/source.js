// The lines of the source: a list of which a window is shown, with one line chosen, or several in a row.

import { percent, roleName, say } from './words.js'

const MOST = 500
const MORE = 200
const DOUBTFUL = 0.9

export class Source {
  /**
   * @param list the element with role listbox
   * @param chosen called with the number of the line that was chosen by a pointer
   */
  constructor(list, chosen) {
    this.list = list
    this.lines = []
    this.first = this.last = this.line = this.from = 1
    this.shown = new Map()
    list.addEventListener('click', event => {
      const option = event.target.closest('[role=option]')
      if (option) chosen(Number(option.dataset.line), event.shiftKey)
    })
    const edge = new IntersectionObserver(seen => this.#grow(seen), { root: list.parentElement, rootMargin: '400px' })
    this.edges = list.parentElement.querySelectorAll('.edge')
    this.edges.forEach(one => edge.observe(one))
  }

  /** Show a document; where it is the one that is shown, only what has changed is drawn. */
  show(sheet, isSame) {
    this.sheet = sheet
    this.lines = sheet.lines
    this.#index()
    if (!isSame) {
      this.line = this.from = this.near(1, 1) ?? 1
      this.shown.clear()
      this.list.replaceChildren()
      this.first = 1
      this.last = 0
    }
    this.line = Math.min(this.line, this.lines.length)
    if (isSame) this.shown.forEach((option, number) => this.#draw(option, number))
    this.#reach(this.line)
    this.#mark()
  }

  /** Say what a line is before the server has. */
  presume(number, role) {
    this.lines[number - 1][1] = role
    this.lines[number - 1][2] = 1
    if (this.shown.has(number)) this.#draw(this.shown.get(number), number)
  }

  /** Have the page that begins at a line begin at another, before the server has said so. */
  presumePage(from, to) {
    this.lines[to - 1][3] = this.lines[from - 1][3]
    this.lines[from - 1][3] = null
    for (const number of [from, to]) if (this.shown.has(number)) this.#draw(this.shown.get(number), number)
  }

  doubtsAt(number) {
    return this.doubts.get(number) ?? []
  }

  recordsAt(number) {
    return this.records.get(number) ?? []
  }

  role(number) {
    return this.lines[number - 1][1]
  }

  text(number) {
    return this.lines[number - 1][0]
  }

  /** The page that begins at a line: its number, '' without one, null where none does. */
  page(number) {
    return this.lines[number - 1][3]
  }

  /** The lines that are chosen: their numbers, those without text left out. */
  chosen() {
    const [first, last] = [Math.min(this.line, this.from), Math.max(this.line, this.from)]
    const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    return numbers.filter(number => this.text(number).trim())
  }

  /** The nearest line with text from one on, up or down; undefined where there is none. */
  near(number, step) {
    for (let at = number; at >= 1 && at <= this.lines.length; at += step) if (this.text(at).trim()) return at
    return undefined
  }

  /** How many pages have begun before a line or with it, the first not counted. */
  pagesBefore(number) {
    let count = 0
    for (let at = 0; at < number; at++) if (this.lines[at][3] !== null && this.#hasTextBefore(at)) count++
    return count
  }

  choose(number, extends_ = false) {
    this.line = number
    if (!extends_) this.from = number
    this.#reach(number)
    this.#mark()
  }

  #hasTextBefore(index) {
    this.firstText ??= this.lines.findIndex(line => line[0].trim())
    return index > this.firstText
  }

  #index() {
    this.firstText = undefined
    this.doubts = grouped(this.sheet.doubts, doubt => doubt.line)
    this.records = grouped(this.sheet.records, record => record.at)
  }

  #mark() {
    const chosen = new Set(this.chosen())
    this.shown.forEach((option, number) => {
      const is = chosen.has(number)
      if (is !== (option.getAttribute('aria-selected') === 'true')) option.setAttribute('aria-selected', is)
      option.classList.toggle('at', number === this.line)
    })
    const option = this.shown.get(this.line)
    if (option) this.list.setAttribute('aria-activedescendant', option.id)
    else this.list.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }

  /** Have a line among those that are drawn. */
  #reach(number) {
    const isNear = number >= this.first - MORE && number <= this.last + MORE && this.shown.size > 0
    if (this.lines.length <= MOST) this.#draws(1, this.lines.length)
    else if (isNear) this.#draws(Math.min(this.first, Math.max(1, number - 40)), Math.max(this.last, Math.min(this.lines.length, number + 40)))
    else {
      this.shown.clear()
      this.list.replaceChildren()
      this.last = 0
      this.#draws(Math.max(1, number - MORE), Math.min(this.lines.length, number + MORE))
    }
  }

  #grow(seen) {
    if (!this.shown.size || this.lines.length <= MOST) return
    for (const one of seen.filter(entry => entry.isIntersecting)) {
      if (one.target === this.edges[0]) this.#draws(Math.max(1, this.first - MORE), this.last)
      else this.#draws(this.first, Math.min(this.lines.length, this.last + MORE))
    }
  }

  #draws(first, last) {
    const before = [], behind = []
    for (let number = first; number <= last; number++) {
      if (this.shown.has(number) || !this.text(number).trim()) continue
      const option = document.createElement('div')
      option.role = 'option'
      option.id = `line-${number}`
      option.dataset.line = number
      option.setAttribute('aria-selected', 'false')
      this.#draw(option, number)
      ;(this.last && number < this.first ? before : behind).push(option)
      this.shown.set(number, option)
    }
    if (before.length) {
      const box = this.list.parentElement
      const height = box.scrollHeight
      this.list.prepend(...before)
      box.scrollTop += box.scrollHeight - height
    }
    this.list.append(...behind)
    this.first = first
    this.last = last
  }

  #draw(option, number) {
    const [text, role, certainty, page, parts] = this.lines[number - 1]
    const doubts = this.doubtsAt(number), records = this.recordsAt(number)
    const language = this.sheet.language
    const is = JSON.stringify([text, role, certainty, page, parts, doubts, records, language])
    if (option.is === is) return
    option.is = is
    option.className = `line of-${kindOf(role)} is-${role}`
    option.classList.toggle('doubtful', doubts.length > 0)
    option.classList.toggle('at', number === this.line)
    option.classList.toggle('apart', number > 1 && !this.text(number - 1).trim())
    const marks = []
    if (page !== null) marks.push(mark('page', page ? say('correct.page', { page }) : say('correct.page.unnumbered')))
    for (const [, part] of parts) if (part !== role && part !== 'blank') marks.push(mark('part', roleName(part)))
    if (doubts.length) marks.push(mark('doubt', say('correct.doubt.certainty', { certainty: percent(doubts[0].certainty) })))
    else if (certainty < DOUBTFUL && !records.length) marks.push(mark('seen', percent(certainty)))
    for (const record of records) marks.push(mark('record', recordName(record)))
    const words = span('words', text)
    if (language) words.lang = language
    words.dir = 'auto'
    option.replaceChildren(span('number', number), span('role', roleName(role)), wrap('said', [words, ...marks.flatMap(one => [' ', one])]))
  }
}

function grouped(found, lineOf) {
  const groups = new Map()
  for (const one of found) groups.set(lineOf(one), [...(groups.get(lineOf(one)) ?? []), one])
  return groups
}

function span(name, text) {
  const made = document.createElement('span')
  made.className = name
  made.textContent = text
  return made
}

function mark(name, text) {
  return span(`mark ${name}`, text)
}

function wrap(name, children) {
  const made = document.createElement('span')
  made.className = name
  made.append(...children)
  return made
}

const KINDS = {
  furniture: ['classification', 'pageNum', 'header', 'footer', 'stamp', 'catch', 'sig', 'noise', 'line-number', 'quote-mark', 'sidenote', 'markup'],
  page: ['page-mark'],
  head: ['title', 'head'],
  opening: ['dateline', 'addressee', 'subject', 'salute'],
  closing: ['closer', 'signed'],
  listed: ['item', 'table', 'form'],
  note: ['note', 'note-paragraph'],
  staged: ['speaker', 'speech', 'stage', 'cast', 'stanza', 'verse'],
}

/** The group of a role, which has one colour. */
export function kindOf(role) {
  return Object.keys(KINDS).find(kind => KINDS[kind].includes(role)) ?? 'text'
}

/** What a record says, in words. */
export function recordName(record) {
  if (record.role) {
    const role = roleName(record.role)
    return record.rank ? say('correct.record.rank', { role, rank: record.rank }) : say('correct.record.role', { role })
  }
  if (record.accepted) return say('correct.record.accepted')
  if (record.joins !== undefined) return say(record.joins ? 'correct.record.joins' : 'correct.record.parts')
  if (record.reads !== undefined) return say('correct.record.reads', { text: record.text, reads: record.reads })
  const kind = ['page', 'note', 'reference', 'date'].find(one => record[one] !== undefined)
  const value = record[kind]
  if (value === false) return say(`correct.record.${kind}.none`)
  return value === '' ? say('correct.record.page.unnumbered') : say(`correct.record.${kind}`, { value })
}
