/** What a value in a sentence of ours can be. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Something with a stable code, and the server's English sentence for codes that nobody has translated. */
export interface Cause {
  readonly code: string;
  readonly message?: string | undefined;
  readonly remedy?: string | undefined;
  readonly parameters?: Parameters | undefined;
}

/** What is wrong with one field of a form. */
export interface FieldProblem extends Cause {
  readonly field: string;
}

/** A call that did not do what it was asked for. `status` is 0 when no answer came. */
export class Problem extends Error implements Cause {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  readonly parameters: Parameters;
  readonly remedy: string | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    errors: readonly FieldProblem[] = [],
    parameters: Parameters = {},
    remedy?: string,
  ) {
    super(detail);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = errors;
    this.parameters = parameters;
    this.remedy = remedy;
  }

  /** Whether trying the same again may help. */
  get mayPass(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

const KNOWN = new Set([
  'type',
  'title',
  'status',
  'detail',
  'instance',
  'code',
  'errors',
  'parameters',
  'remedy',
]);

/** Reads an answer that is not a success, whatever it holds. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await bodyOf(response);
  const retryAfter = Number(response.headers.get('Retry-After'));
  const parameters = {
    ...parametersOf(body),
    ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { seconds: retryAfter } : {}),
  };
  return new Problem(
    response.status,
    textOf(body['code']) ?? (response.status >= 500 ? 'service-unavailable' : 'failed'),
    textOf(body['detail']) ?? '',
    errorsOf(body['errors']),
    parameters,
    textOf(body['remedy']),
  );
}

type Json = Record<string, unknown>;

async function bodyOf(response: Response): Promise<Json> {
  try {
    const body: unknown = await response.json();
    return isObject(body) ? body : {};
  } catch {
    return {};
  }
}

function errorsOf(errors: unknown): FieldProblem[] {
  return Array.isArray(errors)
    ? errors.filter(isObject).map((error) => ({
        field: textOf(error['field']) ?? '',
        code: textOf(error['code']) ?? 'invalid',
        message: textOf(error['message']),
        parameters: valuesOf(error['parameters']),
      }))
    : [];
}

function parametersOf(body: Json): Parameters {
  const others = Object.fromEntries(Object.entries(body).filter(([name]) => !KNOWN.has(name)));
  return { ...valuesOf(others), ...valuesOf(body['parameters']), ...authorOf(body['by']) };
}

/** Who did what stands in the way, where the problem names somebody. */
function authorOf(by: unknown): Parameters {
  const username = isObject(by) ? textOf(by['username']) : undefined;
  return username === undefined ? {} : { byUsername: username };
}

function valuesOf(values: unknown): Parameters {
  return isObject(values)
    ? Object.fromEntries(
        Object.entries(values).filter(
          (entry): entry is [string, string | number] =>
            typeof entry[1] === 'string' || typeof entry[1] === 'number',
        ),
      )
    : {};
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
