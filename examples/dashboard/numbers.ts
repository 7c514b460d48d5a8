const WHOLE = new Intl.NumberFormat();
const SHORT = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumSignificantDigits: 2 });

/** A count, in the manner of the reader's language. */
export const whole = (value: number): string => WHOLE.format(value);

/** A measured number: three digits that count. */
export const short = (value: number): string => SHORT.format(value);

/** A share, 0 to 1, in percent. */
export const percent = (share: number): string => PERCENT.format(share);
