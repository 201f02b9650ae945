// Civil days as text, like 2026-06-04, and as numbers to count with. No clock and no time zone is asked but in `today`.

const LENGTH = 86_400_000; // ms

/** The number of a day, one more for each day. */
export const numberOf = (day) => Date.parse(day) / LENGTH;

/** The day of a number. */
export const dayOf = (number) => new Date(number * LENGTH).toISOString().slice(0, 10);

/** The same day of another month; its last, where it has no such day. */
export function monthsLater(day, count) {
  const date = new Date(day);
  const wanted = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count + 1, 0);
  date.setUTCDate(Math.min(wanted, date.getUTCDate()));
  return date.toISOString().slice(0, 10);
}

/** The reader's own day. */
export function today() {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A day as it is read, like 4 June 2026. */
export const spoken = (day) => long.format(new Date(day));

/** Whether a text is a day that the calendar has. */
export const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(numberOf(text)) === text;
