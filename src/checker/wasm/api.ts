/** What we use of Node's WebAssembly; the types of TypeScript's own library come with those of browsers only. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

/** A compiled module, of which there is nothing to see. */
export interface CompiledModule {
  readonly isCompiledModule?: never;
}

interface WebAssemblyApi {
  readonly Memory: new (descriptor: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => SharedMemory;
  readonly Module: new (bytes: Uint8Array) => CompiledModule;
  readonly Instance: new (
    module: CompiledModule,
    imports: Readonly<Record<string, Readonly<Record<string, SharedMemory>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

export const { WebAssembly: webAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };

export const PAGE_BYTES = 65_536;
