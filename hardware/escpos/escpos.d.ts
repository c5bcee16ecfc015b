// The part of the `escpos` package that the driver uses; the package ships no types of its own.
declare module 'escpos/printer.js' {
  interface Adapter {
    write(data: Buffer, done?: () => void): void;
  }
  class Printer {
    constructor(adapter: Adapter);
    print(content: Buffer | string): this;
    hardware(name: 'INIT'): this;
    align(side: 'LT' | 'CT'): this;
    font(family: 'A' | 'B'): this;
    lineSpace(dots: number): this;
    flush(done?: () => void): this;
  }
  export default Printer;
}
