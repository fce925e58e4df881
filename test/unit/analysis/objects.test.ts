import { checkEvents, type EventCase } from '../../support/eventCases';

const cases: readonly EventCase[] = [
  {
    name: 'dict models',
    cells: [
      `models = {"ridge": Ridge(), "logit": LogisticRegression()}
a, b, c, d = train_test_split(df[["units"]], df["sold"])
for name, m in models.items():
    m.fit(a, c)
    print(name, m.score(b, d))`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'fit LogisticRegression on load/train: sales.units -> sales.sold',
      'score of LogisticRegression fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'list of models',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
for m in [Ridge(), LogisticRegression()]:
    m.fit(a, c)
    m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'fit LogisticRegression on load/train: sales.units -> sales.sold',
      'score of LogisticRegression fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'fitted in one loop, scored in another',
    cells: [
      `models = {"ridge": Ridge(), "logit": LogisticRegression()}
a, b, c, d = train_test_split(df[["units"]], df["sold"])
for m in models.values():
    m.fit(a, c)
for m in models.values():
    m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'fit LogisticRegression on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of LogisticRegression fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'dict items after',
    cells: [
      `models = {"ridge": Ridge(), "logit": LogisticRegression()}
a, b, c, d = train_test_split(df[["units"]], df["sold"])
for m in models.values():
    m.fit(a, c)`,
      `for name in models:
    models[name].score(b, d)`,
      `models["ridge"].score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'fit LogisticRegression on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of LogisticRegression fitted on load/train, judged on load/test',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'tuples of models',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
models = [("r", Ridge()), ("l", LogisticRegression())]
for name, m in models:
    m.fit(a, c)
for name, m in models:
    m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'fit LogisticRegression on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of LogisticRegression fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'comprehension of models',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
models = [Ridge(k) for k in (1, 2)]
for m in models:
    m.fit(a, c)
scores = [m.score(b, d) for m in models]`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'comprehension dict of fitted',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
models = {k: Ridge(k).fit(a, c) for k in (1, 2)}
scores = {k: m.score(b, d) for k, m in models.items()}`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'dict of frames',
    cells: [
      `parts = {}
parts["train"], parts["test"] = train_test_split(df)
m = Ridge().fit(parts["train"][["units"]], parts["train"]["sold"])
m.score(parts["test"][["units"]], parts["test"]["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'dict held frames changed',
    cells: [
      `frames = {"a": pd.read_csv("a.csv"), "b": df}
frames["a"]["lag"] = frames["a"]["units"].shift(1)
for f in frames.values():
    f["x"] = f["units"].shift(3)
Ridge().fit(frames["a"][["lag", "x"]], frames["a"]["sold"])
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on code: lag = a.units@1 [lag], x = a.units@3 [lag] -> a.sold',
      'fit Ridge on load: x = sales.units@3 [lag] -> sales.sold',
    ],
  },
  {
    name: 'alias in place',
    cells: [
      `view = df
view["lag"] = view["units"].shift(1)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'copy is not alias',
    cells: [
      `other = df.copy()
other["lag"] = other["units"].shift(1)
df["lag"] = df["units"].shift(9)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@9 [lag] -> sales.sold'],
  },
  {
    name: 'inplace rename and drop',
    cells: [
      `df.rename(columns={"units": "n"}, inplace=True)
df.drop(columns=["store"], inplace=True)
Ridge().fit(df.drop(columns="sold"), df["sold"])`,
    ],
    events: ['fit Ridge on load: n = sales.units, all of sales but units+store+sold -> sales.sold'],
  },
  {
    name: 'insert',
    cells: [
      `df.insert(0, "lag", df["units"].shift(1))
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'column fillna inplace',
    cells: [
      `df["units"].fillna(df["units"].mean(), inplace=True)
a, b = train_test_split(df)
m = Ridge().fit(a[["units"]], a["sold"])
m.score(b[["units"]], b["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold after mean of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'del column',
    cells: [
      `del df["store"]
Ridge().fit(df.drop(columns=["sold"]), df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but store+sold -> sales.sold'],
  },
  {
    name: 'tuple swap',
    cells: [
      `a, b = df["units"], df["price"]
a, b = b, a
df["x"] = a
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: x = sales.price -> sales.sold'],
  },
  {
    name: 'conditional expression',
    cells: [
      `X = df[["units"]] if flag else df[["price"]]
Ridge().fit(X, df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'star list',
    cells: [
      `base = ["units"]
cols = [*base, "price"]
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'list plus and append extend remove',
    cells: [
      `cols = ["units"] + ["price"]
cols.append("size")
cols.extend(["a", "b"])
cols.remove("price")
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.size, sales.a, sales.b -> sales.sold'],
  },
  {
    name: 'list alias append',
    cells: [
      `cols = ["units"]
same = cols
same.append("price")
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'drop list variable',
    cells: [
      `drop = ["sold", "store"]
X = df.drop(drop, axis=1)
Ridge().fit(X, df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold+store -> sales.sold'],
  },
  {
    name: 'columns difference',
    cells: [
      `cols = df.columns.difference(["sold"])
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold -> sales.sold'],
  },
  {
    name: 'columns drop',
    cells: [
      `cols = df.columns.drop("sold")
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold -> sales.sold'],
  },
  {
    name: 'select dtypes',
    cells: [
      `X = df.select_dtypes("number").drop(columns=["sold"])
Ridge().fit(X, df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold -> sales.sold'],
  },
];

describe('objects in containers, under several names and changed in place', () =>
  checkEvents(cases));
