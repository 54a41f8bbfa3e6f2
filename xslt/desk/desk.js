// The desk: what is open, and what each action does. Changes are sent one after another, in the order of the keys.

import { ask, pictureAddress, tell } from './api.js'
import { askDocument, askDoubt, askReading, askRole, askSpan, askValue, describe, showKeys } from './dialogs.js'
import { actionOf } from './keys.js'
import { Source, recordName } from './source.js'
import { Tei } from './tei.js'
import { percent, roleName, roles, say } from './words.js'

const byId = id => document.getElementById(id)
const list = byId('lines')
const source = new Source(list, (number, extends_) => choose(number, { extends_ }))
const tei = new Tei(byId('reading'), byId('xml'), number => {
  choose(number)
  list.focus()
})

const RUN_ON = ['paragraph', 'head', 'title', 'note', 'salute', 'speech']
const NUMBER = /^\s*[([{]?\^?(\d{1,4}|[a-z](?=[)\].])|[*†‡§]+)/i
const PAGE = 10
const MOST_TOLD = 6

const state = { name: null, view: 'reading', doubt: null, isHere: false, picture: true, turned: 0, collection: null, asked: 0 }
let queue = Promise.resolve()
let waiting = 0

function announce(text, isError = false) {
  const status = byId('status')
  status.classList.toggle('error', isError)
  status.textContent = ''
  status.textContent = text
}

/** Do something with the server; what it refuses is said, and nothing else happens. */
async function trying(work) {
  try {
    return await work()
  } catch (error) {
    if (error.status === undefined) throw error
    announce(error.message, true)
    return undefined
  }
}

// Opening

async function open(name, line) {
  const asked = ++state.asked
  state.heading = name
  byId('tei').setAttribute('aria-busy', 'true')
  const isSame = name === state.name
  const sheet = await trying(() => ask('document', { name, view: state.view, line: line ?? (isSame ? source.line : 1) }))
  if (asked !== state.asked) return false
  byId('tei').setAttribute('aria-busy', 'false')
  if (!sheet) return false
  if (sheet.failed) {
    announce(sheet.failed, true)
    return false
  }
  state.name = name
  state.turned = isSame ? state.turned : 0
  state.sheet = sheet
  source.show(sheet, isSame)
  tei.show(sheet.view, state.view)
  const title = sheet.title || name
  byId('title').textContent = title
  byId('file').textContent = sheet.title ? name : ''
  document.title = say('correct.title', { title })
  showFindings(sheet.findings)
  history.replaceState(null, '', `?${new URLSearchParams({ name })}`)
  enable(sheet)
  choose(line ?? source.line, { keeps: isSame && line === undefined })
  return true
}

function showFindings(findings) {
  byId('findings').hidden = !findings.length
  byId('findings-list').replaceChildren(...findings.map(text => {
    const item = document.createElement('li')
    item.textContent = text
    return item
  }))
}

function enable({ undo, redo }) {
  document.querySelector('[data-action=undo]').disabled = !undo
  document.querySelector('[data-action=redo]').disabled = !redo
}

async function renew() {
  const figures = await trying(() => ask('figures'))
  if (!figures) return
  const { count, read, done, doubts, expected } = figures
  byId('done').textContent = say('correct.figure.done', { done, count })
  byId('left').textContent = say('correct.figure.doubts', { count: doubts })
  byId('expected').textContent = say('correct.figure.expected', { count: Math.round(expected) })
  byId('read').hidden = read === count
  byId('read').textContent = say('correct.figure.read', { read, count })
  byId('meter').max = count
  byId('meter').value = done
  clearTimeout(state.again)
  if (read < count) state.again = setTimeout(renew, 2000)
}

// Choosing

function choose(number, { extends_ = false, keeps = false } = {}) {
  if (!keeps) source.choose(number, extends_)
  tellLine()
  showPicture()
  if (tei.has(source.line)) tei.point(source.line)
  else showView()
}

/** What is known of the line that is chosen. */
function tellLine() {
  const line = source.line
  const doubts = source.doubtsAt(line), records = source.recordsAt(line)
  const said = [say('correct.here', { line, role: roleName(source.role(line)), certainty: percent(source.lines[line - 1][2]) })]
  said.push(...doubts.filter(doubt => doubt.rule !== 'role').map(describe), ...records.map(recordName))
  const count = source.chosen().length
  if (count > 1) said.unshift(say('correct.lines.chosen', { count }))
  byId('about').textContent = said.join(' · ')
  byId('role').value = [...byId('role').options].some(one => one.value === source.role(line)) ? source.role(line) : ''
}

async function showView() {
  const name = state.name
  const view = await trying(() => ask('view', { name, view: state.view, line: source.line }))
  if (!view?.text || name !== state.name) return
  tei.show(view, state.view)
  tei.point(source.line)
}

function showPicture() {
  const pictures = state.sheet.pictures
  byId('picture').hidden = !pictures.length || !state.picture
  document.querySelector('[data-action=picture]').hidden = !pictures.length
  if (!pictures.length || !state.picture) return
  const at = Math.max(0, Math.min(pictures.length - 1, source.pagesBefore(source.line) + state.turned))
  const image = byId('image'), address = pictureAddress(state.name, pictures[at])
  if (image.getAttribute('src') !== address) image.src = address
  image.alt = say('correct.picture.of', { number: at + 1, count: pictures.length })
  byId('image-name').textContent = image.alt
}

function move(step, { extends_ = false, count = 1 } = {}) {
  let line = source.line
  for (let times = 0; times < count; times++) line = source.near(line + step, step) ?? line
  choose(line, { extends_ })
}

// Doubts

async function toDoubt(step) {
  state.isHere = false
  const after = state.doubt ?? {}
  const query = state.doubt ? { name: after.name, certainty: after.certainty, line: after.line, column: after.column, rule: after.rule } : {}
  const found = await trying(() => ask('doubt', { ...query, step }))
  if (found === undefined) return
  if (found === null) {
    announce(say(state.doubt ? 'correct.doubt.last' : 'correct.doubt.no-more'))
    state.doubt = null
    return
  }
  await goTo(found)
}

async function goTo(doubt) {
  state.doubt = doubt
  const isThere = doubt.name === state.name || (await open(doubt.name, doubt.line))
  if (!isThere) return
  choose(doubt.line)
  announce(describe(doubt))
}

function nearDoubt(step) {
  state.isHere = true
  const lines = [...new Set(state.sheet.doubts.map(doubt => doubt.line))].sort((a, b) => (a - b) * step)
  const line = lines.find(one => (one - source.line) * step > 0)
  if (line === undefined) return announce(say('correct.doubt.none-here'))
  choose(line)
  const doubt = source.doubtsAt(line)[0]
  state.doubt = { ...doubt, name: state.name }
  announce(describe(doubt))
}

function nearDocument(step) {
  const names = state.collection.documents.map(one => one.name)
  const name = names[names.indexOf(state.heading) + step]
  return name === undefined ? announce(say('correct.document.last')) : open(name, undefined).then(is => is && announce(say('correct.document.opened', { name, count: state.sheet.doubts.length })))
}

// Changing

/** Send a change of the document that is open; it is on the disk when this is said. */
function change(says, clear = [], spoken = null) {
  const name = state.name
  const lines = [...new Set([...says.map(one => one.line), ...clear])]
  waiting++
  queue = queue.then(async () => {
    const seen = Object.fromEntries(lines.map(line => [line, state.name === name ? source.recordsAt(line) : []]))
    const roles = state.name === name ? source.lines.map((_, at) => source.role(at + 1)) : []
    const done = await trying(() => tell('change', { document: name, says, clear, seen }))
    waiting--
    if (done) {
      settle(name, done)
      for (const record of done.put) if (record.role && state.name === name) source.presume(record.line, record.role)
      announce(spoken ?? told(done))
    }
    const isShown = await follow(name)
    if (done && isShown) tellOthers(spoken ?? told(done), roles, new Set([...lines, ...done.put.map(record => record.line)]))
  })
  return queue
}

/** Have the records as they are on the disk now. */
function settle(name, { put, away, undo, redo }) {
  enable({ undo, redo })
  if (name !== state.name) return
  const gone = new Set(away.map(record => JSON.stringify(record)))
  state.sheet.records = [...state.sheet.records.filter(({ at, ...record }) => !gone.has(JSON.stringify(record))), ...put]
  source.show(state.sheet, true)
  tellLine()
}

function told({ line, put, away }) {
  if (!put.length && !away.length) return say('correct.said.same')
  if (!put.length) return say('correct.said.cleared', { line })
  const more = put.length - 1
  const what = recordName(put.find(record => record.line === line) ?? put[0])
  return more ? say('correct.said.several', { line, what, count: more }) : say('correct.said', { line, what })
}

/** Say which other lines are something else since then: what stands around a correction is decided anew. */
function tellOthers(said, roles, own) {
  const others = roles.flatMap((role, at) => !own.has(at + 1) && source.role(at + 1) !== role ? [at + 1] : [])
  if (!others.length) return
  const lines = others.slice(0, MOST_TOLD).join(', ') + (others.length > MOST_TOLD ? ' …' : '')
  announce(`${said} ${say('correct.said.others', { count: others.length, lines })}`)
}

/** Show what has become of the document, once nothing waits to be sent; whether it is shown. */
async function follow(name) {
  if (waiting) return false
  const isShown = name === state.name && await open(name)
  await renew()
  return isShown
}

function back(path) {
  waiting++
  queue = queue.then(async () => {
    const done = await trying(() => tell(path))
    waiting--
    if (done && !done.document) announce(say(`correct.said.no-${path}`))
    else if (done) {
      enable(done)
      await open(done.document, done.line)
      announce(say(`correct.said.${path}`, { line: done.line, what: [...done.put, ...done.away].map(recordName)[0] }))
    }
    if (!waiting) await renew()
  })
  return queue
}

function setRole(role, rank) {
  const lines = source.chosen()
  const says = lines.map((line, at) => {
    if (at && RUN_ON.includes(role)) return { line, joins: true }
    return rank ? { line, role, rank } : { line, role }
  })
  return change(says)
}

function accept() {
  const line = source.line
  const doubts = source.doubtsAt(line)
  if (!doubts.length) {
    announce(say('correct.doubt.none-at', { line }))
    return undefined
  }
  const says = accepted(doubts)
  const doubt = state.doubt ?? { ...doubts[0], name: state.name }
  return change(says).then(() => {
    state.doubt = doubt
    return state.isHere ? nearDoubt(1) : toDoubt(1)
  })
}

function acceptAll() {
  const says = accepted(state.sheet.doubts)
  if (!says.length) return announce(say('correct.doubt.none-here'))
  if (!confirm(say('correct.accept-all.sure', { count: says.length }))) return undefined
  return change(says)
}

/** What is said where doubts stand as they are, once of each place; what a line is, is said, so that it holds. */
function accepted(doubts) {
  const places = new Map()
  for (const { line, column, rule, says } of doubts) {
    const place = `${line}.${column}`
    const said = places.get(place) ?? { line, ...(column ? { column } : {}), accepted: true }
    if (rule === 'role' && roles.includes(says) && !says.startsWith('note')) said.role = says
    places.set(place, said)
  }
  return [...places.values()]
}

async function beginPage() {
  const line = source.line
  const before = source.lines.slice(0, line - 1).findLast(one => one[3])?.[3]
  const guess = source.page(line) ?? (/^\d+$/.test(before ?? '') ? String(Number(before) + 1) : '')
  const answer = await askValue({ title: say('correct.ask.page', { line }), label: say('correct.ask.page.number'), help: say('correct.ask.page.help'), value: guess, mayBeEmpty: true })
  if (!answer) return undefined
  const isNumber = answer.value && source.text(line).replace(/[\s[\](){}.–—-]/g, '') === answer.value
  return change([{ line, page: answer.value }, ...(isNumber ? [{ line, role: 'pageNum' }] : [])])
}

async function beginNote() {
  const line = source.line
  const guess = NUMBER.exec(source.text(line))?.[1] ?? ''
  const answer = await askValue({ title: say('correct.ask.note', { line }), label: say('correct.ask.note.number'), help: say('correct.ask.note.help'), value: guess, mayBeEmpty: false })
  const more = source.chosen().filter(one => one !== line).map(other => ({ line: other, joins: true }))
  return answer && change([{ line, note: answer.value }, ...more])
}

/** Move the page break or the note that begins with the line to the next line of text, up or down. */
function moveStart(step) {
  const line = source.line, to = source.near(line + step, step)
  if (to === undefined) return undefined
  const note = source.recordsAt(line).find(record => record.note)?.note ?? NUMBER.exec(source.text(line))?.[1]
  const isNote = source.role(line) === 'note' && note
  if (source.page(line) === null && !isNote) return announce(say('correct.move.nothing', { line }))
  const says = source.page(line) !== null
    ? [{ line, page: false }, { line: to, page: source.page(line) }]
    : [{ line, note: false }, { line: to, note }]
  const sent = change(says)
  if (source.page(line) !== null) source.presumePage(line, to)
  choose(to)
  return sent
}

async function spanDialog(kind, value, from, to) {
  const line = source.line, text = source.text(line)
  const answer = await askSpan({ title: say(`correct.ask.${kind}`, { line }), label: say(`correct.ask.${kind}.value`), help: say(`correct.ask.${kind}.help`), text, language: state.sheet.language, from, to, value })
  if (!answer) return undefined
  const said = answer.value === '' ? false : answer.value
  const place = answer.span ? { column: [...text.slice(0, answer.column - 1)].length + 1, span: answer.span } : {}
  return change([{ line, ...place, [kind]: said }])
}

function giveDate() {
  const text = source.text(source.line)
  const found = /\d[\d./ -]*\d{2,4}|\b\d{1,2}\p{L}*\.? +(?:de |di |of )?\p{L}+\.? +(?:de |del )?\d{4}|\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}/u.exec(text)
  return spanDialog('date', '', found?.index ?? 0, found ? found.index + found[0].length : 0)
}

function giveReference() {
  const found = /[[(]?\d{1,3}[\])]?(?=\s|$)/.exec(source.text(source.line))
  return spanDialog('reference', found?.[0].replace(/\D/g, '') ?? '', found?.index ?? 0, found ? found.index + found[0].length : 0)
}

async function correctReading() {
  const line = source.line
  const answer = await askReading({ text: source.text(line), language: state.sheet.language })
  if (!answer?.column) return undefined
  if (!answer.reads.trim() || !answer.span.trim()) return announce(say('correct.ask.reading.empty'), true)
  return change([{ line, column: answer.column, span: answer.span, reads: answer.reads }])
}

// Actions by their names, as keys.js has them

const ACTIONS = {
  down: () => move(1),
  up: () => move(-1),
  'extend-down': () => move(1, { extends_: true }),
  'extend-up': () => move(-1, { extends_: true }),
  first: () => choose(source.near(1, 1)),
  last: () => choose(source.near(source.lines.length, -1)),
  'page-down': () => move(1, { count: PAGE }),
  'page-up': () => move(-1, { count: PAGE }),
  'doubt-next': () => toDoubt(1),
  'doubt-previous': () => toDoubt(-1),
  'doubt-below': () => nearDoubt(1),
  'doubt-above': () => nearDoubt(-1),
  'document-next': () => nearDocument(1),
  'document-previous': () => nearDocument(-1),
  documents: async () => {
    state.collection = await trying(() => ask('collection')) ?? state.collection
    const name = await askDocument(state.collection, state.name)
    if (name) await open(name, undefined)
  },
  doubts: async () => {
    const found = await trying(() => ask('doubts'))
    const doubt = found && (await askDoubt(found))
    if (doubt) await goTo(doubt)
  },
  accept,
  'accept-all': acceptAll,
  clear: () => change([], source.chosen()),
  undo: () => back('undo'),
  redo: () => back('redo'),
  role: role => setRole(role),
  rank: rank => setRole('head', Number(rank)),
  'any-role': async () => {
    const role = await askRole(source.role(source.line))
    if (role) await setRole(role)
  },
  part: () => change([{ line: source.line, joins: false }]),
  join: () => change(source.chosen().map(line => ({ line, joins: true }))),
  page: beginPage,
  'page-none': () => change([{ line: source.line, page: false }]),
  note: beginNote,
  'note-none': () => change(source.chosen().map(line => ({ line, note: false }))),
  reference: giveReference,
  'reference-none': () => spanDialog('reference', '', 0, 0),
  'move-down': () => moveStart(1),
  'move-up': () => moveStart(-1),
  date: giveDate,
  reading: correctReading,
  view: () => {
    state.view = state.view === 'xml' ? 'reading' : 'xml'
    document.querySelectorAll('[data-view]').forEach(one => one.setAttribute('aria-pressed', one.dataset.view === state.view))
    return showView()
  },
  picture: () => {
    state.picture = !state.picture
    showPicture()
  },
  keys: showKeys,
}

async function act(action, value) {
  if (!state.sheet && !['keys', 'documents', 'doubts'].includes(action)) return
  await ACTIONS[action](value)
}

list.addEventListener('keydown', event => {
  const found = actionOf(event)
  if (!found) return
  event.preventDefault()
  act(found.action, found.value)
})

window.addEventListener('focus', () => {
  if (state.name && !waiting && !document.querySelector('dialog[open]')) open(state.name)
})

document.addEventListener('click', event => {
  const button = event.target.closest('[data-action]')
  if (!button) return
  act(button.dataset.action, button.dataset.value).then(() => list.focus())
})

document.querySelectorAll('[data-view]').forEach(one => one.addEventListener('click', () => {
  if (one.dataset.view !== state.view) act('view').then(() => list.focus())
}))

byId('role').addEventListener('change', event => {
  if (event.target.value) setRole(event.target.value)
  list.focus()
})

document.querySelectorAll('[data-turn]').forEach(one => one.addEventListener('click', () => {
  state.turned += Number(one.dataset.turn)
  showPicture()
}))

state.collection = await ask('collection')
renew()
const wanted = new URLSearchParams(location.search).get('name')
const names = state.collection.documents.map(one => one.name)
const first = names.includes(wanted) ? wanted : state.collection.teach[0] ?? state.collection.documents.find(one => !one.error)?.name ?? names[0]
if (await open(first, undefined)) announce(say('correct.welcome', { count: state.sheet.doubts.length }))
list.focus()
