type WithoutUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A record without the keys that hold nothing: absent and undefined are two things to a schema. */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  const present = Object.entries(value).filter(([, part]) => part !== undefined);
  // SAFETY: exactly the keys whose value is undefined are gone, which is what the type says.
  return Object.fromEntries(present) as WithoutUndefined<T>;
}
