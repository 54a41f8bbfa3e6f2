// What the page asks of the server it came from; all addresses are relative.

import { knows, say } from './words.js'

/** What the server refused: the message is a sentence for the user, `status` as HTTP has it. */
export class Refused extends Error {
  constructor(message, status) {
    super(message)
    this.status = status
  }
}

async function answered(request) {
  let response
  try {
    response = await request
  } catch {
    throw new Refused(say('correct.error.gone'), 0)
  }
  if (response.ok) return response.json()
  let said = ''
  try {
    said = (await response.json()).error
  } catch {
    said = ''
  }
  const key = `correct.error.${said}`
  throw new Refused(knows(key) ? say(key) : say('correct.error.refused', { what: said || response.status }), response.status)
}

export function ask(path, query = {}) {
  return answered(fetch(`${path}?${new URLSearchParams(query)}`))
}

export function tell(path, body = {}) {
  const headers = { 'Content-Type': 'application/json' }
  return answered(fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

export function pictureAddress(name, address) {
  return `picture?${new URLSearchParams({ name, address })}`
}
