// The words of the page, from the one table that the server hands over with it.

const table = JSON.parse(document.getElementById('words').textContent)
const plurals = new Intl.PluralRules(table.language)
const numbers = new Intl.NumberFormat(table.language, { maximumFractionDigits: 1 })

/** The text of a key with values in its places; `count` chooses the form of a plural. */
export function say(key, values = {}) {
  const text = table.texts[key] ?? table.texts[`${key}.${plurals.select(values.count ?? 0)}`] ?? table.texts[`${key}.other`]
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name]
    return typeof value === 'number' ? numbers.format(value) : String(value ?? '')
  })
}

/** Whether there is such a text. */
export function knows(key) {
  return key in table.texts
}

/** The name of a role. */
export function roleName(role) {
  return say(`correct.role.${role}`)
}

/** A certainty as a percentage. */
export function percent(certainty) {
  return new Intl.NumberFormat(table.language, { style: 'percent' }).format(certainty)
}

export const roles = table.roles
