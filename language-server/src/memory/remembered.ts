/** A function that keeps its answers: for pure functions that are asked the same again and again. */
export function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  const answers = new Map<K, { readonly is: V }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.is;
    const is = ask(key);
    answers.set(key, { is });
    return is;
  };
}
