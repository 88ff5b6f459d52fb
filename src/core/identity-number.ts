// Finds Swedish personal identity numbers (personnummer) and coordination numbers anywhere in a text, so that they can be
// refused everywhere. Recognised by form, date and Luhn check digit (Skatteverket, SKV 704 and 707).

const CANDIDATE = /(?<!\d)(?:(?:18|19|20)\d{2}|\d{2})(\d{2})(\d{2})[-+–− ]?(\d{4})(?!\d)/g;

/** True when any part of the text is a valid personal identity number or coordination number. */
export function hasIdentityNumber(text: string): boolean {
  for (const match of text.matchAll(CANDIDATE)) {
    const month = Number(match[1]);
    const day = Number(match[2]);
    const plainDay = day > 60 ? day - 60 : day; // coordination numbers add 60 to the day
    if (month < 1 || month > 12 || plainDay < 1 || plainDay > 31) continue;
    if (hasLuhnDigit(match[0].replace(/\D/g, '').slice(-10))) return true;
  }
  return false;
}

function hasLuhnDigit(tenDigits: string): boolean {
  let sum = 0;
  for (let index = 0; index < 10; index += 1) {
    const doubled = Number(tenDigits[index]) * (index % 2 === 0 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
