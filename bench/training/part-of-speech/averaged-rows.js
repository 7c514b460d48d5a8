/** Rows of weights that remember the sum of their values over all steps, counted up when they change (Collins 2002). */
export class AveragedRows {
  weights = [];
  sums = [];
  times = [];

  /** Adds a row of zeros; its number. */
  add(width) {
    this.weights.push(new Float64Array(width));
    this.sums.push(new Float64Array(width));
    this.times.push(new Float64Array(width));
    return this.weights.length - 1;
  }

  update(row, at, change, now) {
    this.sums[row][at] += this.weights[row][at] * (now - this.times[row][at]);
    this.times[row][at] = now;
    this.weights[row][at] += change;
  }

  averages(row, now) {
    return this.sums[row].map((sum, t) => (sum + this.weights[row][t] * (now - this.times[row][t])) / now);
  }
}
