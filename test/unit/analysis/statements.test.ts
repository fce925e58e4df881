import { checkEvents, type EventCase } from '../../support/eventCases';

const cases: readonly EventCase[] = [
  {
    name: 'if else',
    cells: [
      `if big:
    df["x"] = df["units"].shift(1)
else:
    df["x"] = df["price"]
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: x = sales.units@1 [lag] + sales.price -> sales.sold'],
  },
  {
    name: 'try',
    cells: [
      `try:
    df["x"] = df["units"].shift(1)
except KeyError:
    pass
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: x = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'with and walrus',
    cells: [
      `with open("x") as handle:
    df["x"] = df["units"].shift(1)
Ridge().fit(df[(cols := ["x"])], df["sold"])`,
    ],
    events: ['fit Ridge on load: x = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'while',
    cells: [
      `k = 1
while k < 3:
    df["lag"] = df["units"].shift(1)
    k += 1
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'syntax error in a cell',
    cells: [`df["lag"] = df["units"].shift(`, `Ridge().fit(df[["units"]], df["sold"])`],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
  {
    name: 'syntax error beside good lines',
    cells: [
      `x = = 3
df["lag"] = df["units"].shift(1)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'magic',
    cells: [
      `%matplotlib inline
!pip install x
Ridge().fit(df[["units"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
  {
    name: 'sql cell ignored',
    cells: [
      `%%sql
select * from x`,
    ],
    events: [],
  },
  {
    name: 'column transformer pipeline',
    cells: [
      `pre = ColumnTransformer([("n", StandardScaler(), ["units"]), ("c", OneHotEncoder(), ["store"])])
m = Pipeline([("pre", pre), ("model", LogisticRegression())])
a, b = train_test_split(df)
m.fit(a[["units", "store"]], a["sold"])
p = m.predict_proba(b[["units", "store"]])[:, 1]
roc_auc_score(b["sold"], p)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit LogisticRegression on load/train: sales.units, sales.store -> sales.sold after StandardScaler of load/train, OneHotEncoder of load/train',
      '(predict_proba) of LogisticRegression fitted on load/train, judged on load/test',
      'roc_auc_score of LogisticRegression fitted on load/train, judged on load/test',
    ],
  },
];

describe('branches, loops and cells that are not quite Python', () => checkEvents(cases));
