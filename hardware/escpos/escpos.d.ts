// The part of the `escpos` package that the driver, and the bench beside it, use; the package ships no types of its own.
declare module 'escpos/printer.js' {
  interface Adapter {
    write(data: Buffer, done?: () => void): void;
  }
  class Printer {
    constructor(adapter: Adapter);
    print(content: Buffer | string): this;
    hardware(name: 'INIT'): this;
    align(side: 'LT' | 'CT'): this;
    text(content: string, encoding: string): this;
    barcode(code: string, type: 'CODE128', options: { width: number; height: number }): this;
    cut(partial: boolean): this;
    flush(done?: () => void): this;
  }
  export default Printer;
}
