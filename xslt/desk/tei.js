// The TEI at the right: as it is read, in a tree of its own, or as XML; and where a line of the source stands.

const STYLES = ['assets/engross.css', 'assets/reading.css']

export class Tei {
  /**
   * @param reading the element that holds the reading page
   * @param xml the element that holds the XML
   * @param chosen called with the number of the line that was pointed at
   */
  constructor(reading, xml, chosen) {
    this.xml = xml
    this.host = reading
    this.root = reading.attachShadow({ mode: 'open' })
    for (const href of STYLES) {
      const link = document.createElement('link')
      link.rel = 'stylesheet'
      link.href = href
      this.root.append(link)
    }
    this.content = document.createElement('div')
    this.content.className = 'reading'
    this.root.append(this.content)
    this.kind = 'reading'
    this.line = 0
    this.first = this.last = 0
    this.content.addEventListener('click', event => this.#pointed(event, chosen))
    xml.addEventListener('click', event => {
      const part = event.target.closest('[data-line]')
      if (part) chosen(Number(part.dataset.line))
    })
  }

  /** Show a view of the server's. */
  show(view, kind) {
    this.kind = kind
    this.first = view.first
    this.last = view.last
    this.host.hidden = kind === 'xml'
    this.xml.hidden = kind !== 'xml'
    if (kind === 'xml') this.#showXml(view)
    else {
      const top = this.host.parentElement.scrollTop
      this.content.innerHTML = view.text
      this.content.querySelectorAll('[popover]').forEach(one => one.removeAttribute('popover'))
      this.content.querySelectorAll('[popovertarget]').forEach(one => one.remove())
      this.content.querySelectorAll('a:not([href^="#"])').forEach(one => one.removeAttribute('href'))
      this.host.parentElement.scrollTop = top
    }
  }

  has(line) {
    return line >= this.first && line <= this.last
  }

  /** Show where a line stands; whether it could be found. */
  point(line) {
    this.line = line
    return this.kind === 'xml' ? this.#pointXml(line) : this.#pointReading(line)
  }

  #pointReading(line) {
    const start = this.content.querySelector(`.line-start[data-line="${line}"]`)
    this.content.querySelectorAll('.at-line').forEach(one => one.classList.remove('at-line'))
    CSS.highlights?.delete('engross-line')
    if (!start) return false
    const range = document.createRange()
    range.setStartAfter(start)
    const block = start.closest('p, h1, h2, h3, h4, h5, h6, [role=heading], li, td, th, .fw, .dateline, .salute, .signed, .note-text, div') ?? start.parentElement
    const next = [...block.querySelectorAll('.line-start')].find(one => start.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
    if (next) range.setEndBefore(next)
    else range.setEndAfter(block.lastChild)
    if (globalThis.Highlight) CSS.highlights.set('engross-line', new Highlight(range))
    else block.classList.add('at-line')
    scrollTo(this.host.parentElement, range.getClientRects()[0] ?? start.getBoundingClientRect())
    return true
  }

  #showXml(view) {
    const parts = []
    const starts = view.places
    const code = document.createElement('code')
    parts.push(document.createTextNode(view.text.slice(0, starts[0]?.[1] ?? view.text.length)))
    starts.forEach(([line, at], number) => {
      const part = document.createElement('span')
      part.dataset.line = line
      part.textContent = view.text.slice(at, starts[number + 1]?.[1] ?? view.text.length)
      parts.push(part)
    })
    code.append(...parts)
    this.xml.replaceChildren(code)
  }

  #pointXml(line) {
    this.xml.querySelectorAll('.at-line').forEach(one => one.classList.remove('at-line'))
    const part = this.xml.querySelector(`[data-line="${line}"]`)
    if (!part) return false
    part.classList.add('at-line')
    scrollTo(this.xml.parentElement, part.getClientRects()[0] ?? part.getBoundingClientRect())
    return true
  }

  #pointed(event, chosen) {
    const link = event.target.closest('a[href^="#"]')
    if (link) {
      event.preventDefault()
      this.content.querySelector(`#${CSS.escape(link.getAttribute('href').slice(1))}`)?.scrollIntoView({ block: 'nearest' })
      return
    }
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY, { shadowRoots: [this.root] })
    const at = place && this.content.contains(place.offsetNode) ? place.offsetNode : event.target
    let found
    for (const start of this.content.querySelectorAll('.line-start')) {
      const where = at.compareDocumentPosition(start)
      if (where & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY)) found = start
      else if (found && where & Node.DOCUMENT_POSITION_FOLLOWING) break
      if (where & Node.DOCUMENT_POSITION_CONTAINED_BY) break
    }
    if (found) chosen(Number(found.dataset.line))
  }
}

/** Have a place a third below the top of a box, where it is not seen already. */
function scrollTo(box, place) {
  const around = box.getBoundingClientRect()
  if (place.top >= around.top + 8 && place.bottom <= around.bottom - 8) return
  box.scrollTop += place.top - around.top - around.height / 3
}
