import { checkEvents, type EventCase } from '../../support/eventCases';

/** What was learned from which rows before the fit. */
const cases: readonly EventCase[] = [
  {
    name: 'a scaler fitted before the split',
    cells: [
      `X = StandardScaler().fit_transform(df[["units"]])
a, b, c, d = train_test_split(X, df["sold"])
m = Ridge().fit(a, c)
m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: units = sales.units [scale] -> sales.sold after StandardScaler of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a scaler fitted on the training rows',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
s = StandardScaler().fit(a)
m = Ridge().fit(s.transform(a), c)
m.score(s.transform(b), d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: units = sales.units [scale] -> sales.sold after StandardScaler of load/train',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a scaler fitted on both parts',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
s = StandardScaler().fit(pd.concat([a, b]))
m = Ridge().fit(s.transform(a), c)
m.score(s.transform(b), d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: units = sales.units [scale] -> sales.sold after StandardScaler of load/train | load/test',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a scaler in a pipeline',
    cells: [
      `a, b, c, d = train_test_split(df[["units"]], df["sold"])
m = make_pipeline(StandardScaler(), Ridge())
m.fit(a, c)
m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold after StandardScaler of load/train',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a search within the training rows',
    cells: [
      `s = GridSearchCV(Ridge(), {"alpha": [1, 2]}, cv=3)
X_train, X_test, y_train, y_test = train_test_split(df[["units"]], df["sold"])
s.fit(X_train, y_train)
s.score(X_test, y_test)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'gaps filled with the mean of a column',
    cells: [
      `df["units"] = df["units"].fillna(df["units"].mean())
a, b, c, d = train_test_split(df[["units"]], df["sold"])
m = Ridge().fit(a, c)
m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold after mean of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'gaps filled with all means',
    cells: [
      `df = df.fillna(df.mean())
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
    name: 'gaps filled with a constant',
    cells: [
      `df = df.fillna(0)
a, b = train_test_split(df)
m = Ridge().fit(a[["units"]], a["sold"])
m.score(b[["units"]], b["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'gaps filled from the row before',
    cells: [
      `df = df.ffill()
a, b = train_test_split(df)
m = Ridge().fit(a[["units"]], a["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
    ],
  },
  {
    name: 'dummies of all rows',
    cells: [
      `X = pd.get_dummies(df[["store"]])
a, b, c, d = train_test_split(X, df["sold"])
m = Ridge().fit(a, c)
m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.store -> sales.sold after get_dummies of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a score by hand',
    cells: [
      `df["z"] = (df["units"] - df["units"].mean()) / df["units"].std()
a, b = train_test_split(df)
m = Ridge().fit(a[["z"]], a["sold"])
m.score(b[["z"]], b["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: z = sales.units -> sales.sold after mean of load, std of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'bins by quantile',
    cells: [
      `df["bin"] = pd.qcut(df["units"], 5)
a, b = train_test_split(df)
m = Ridge().fit(a[["bin"]], a["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: bin = sales.units [bin] -> sales.sold after qcut of load',
    ],
  },
  {
    name: 'bins with given edges',
    cells: [
      `df["bin"] = pd.cut(df["units"], [0, 5, 9])
a, b = train_test_split(df)
m = Ridge().fit(a[["bin"]], a["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: bin = sales.units [bin] -> sales.sold',
    ],
  },
  {
    name: 'ranks over all rows',
    cells: [
      `df["r"] = df["units"].rank()
a, b = train_test_split(df)
m = Ridge().fit(a[["r"]], a["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: r = sales.units rank of load [aggregate] -> sales.sold after rank of load',
    ],
  },
  {
    name: 'columns selected on all rows',
    cells: [
      `X = SelectKBest(k=3).fit_transform(df[["units", "price"]], df["sold"])
a, b, c, d = train_test_split(X, df["sold"])
m = Ridge().fit(a, c)
m.score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units, sales.price -> sales.sold after SelectKBest of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'means of the label in the training rows',
    cells: [
      `a, b = train_test_split(df)
means = a.groupby("store")["sold"].mean()
a["enc"] = a["store"].map(means)
b["enc"] = b["store"].map(means)
m = Ridge().fit(a[["enc"]], a["sold"])
m.score(b[["enc"]], b["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: enc = sales.sold mean by store of load/train [aggregate] -> sales.sold after mean of load/train',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
];

describe('statistics that reach a fit', () => checkEvents(cases));
