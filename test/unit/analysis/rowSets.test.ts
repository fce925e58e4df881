import { checkEvents, type EventCase } from '../../support/eventCases';

/** Which rows a model is fitted and judged on: the cell that loaded them, parts and filters. */
const cases: readonly EventCase[] = [
  {
    name: 'arrays split at random',
    cells: [
      `X = df[["units", "price"]]
y = df["sold"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
m = Ridge().fit(X_train, y_train)
m.score(X_test, y_test)
m.score(X_train, y_train)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units, sales.price -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
      'score of Ridge fitted on load/train, judged on load/train',
    ],
  },
  {
    name: 'a frame split at random',
    cells: [
      `train, test = train_test_split(df, test_size=0.2)
m = Ridge()
m.fit(train[["units"]], train["sold"])
print(mean_absolute_error(test["sold"], m.predict(test[["units"]])))`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      '(predict) of Ridge fitted on load/train, judged on load/test',
      'mean_absolute_error of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'a part split again',
    cells: [
      `rest, test = train_test_split(df)
train, valid = train_test_split(rest)
m = Ridge().fit(train[["units"]], train["sold"])
m.score(valid[["units"]], valid["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'train_test_split random shuffled of load/train',
      'fit Ridge on load/train/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train/train, judged on load/train/test',
      'score of Ridge fitted on load/train/train, judged on load/test',
    ],
  },
  {
    name: 'rows before and after a position',
    cells: [
      `n = int(len(df) * 0.8)
train = df.iloc[:n]
test = df.iloc[n:]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/before: sales.units -> sales.sold',
      'score of Ridge fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'slices',
    cells: [
      `train, test = df[:800], df[800:]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/before: sales.units -> sales.sold',
      'score of Ridge fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'the last rows',
    cells: [
      `train, test = df.iloc[:-28], df.iloc[-28:]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/before: sales.units -> sales.sold',
      'score of Ridge fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'rows before and after a date',
    cells: [
      `train = df[df["day"] < "2024-01-01"]
test = df[df["day"] >= "2024-01-01"]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/day<2024-01-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<2024-01-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'a mask and its negation',
    cells: [
      `mask = df["day"] < "2024-01-01"
m = Ridge().fit(df.loc[mask, ["units"]], df.loc[mask, "sold"])
m.score(df.loc[~mask, ["units"]], df.loc[~mask, "sold"])`,
    ],
    events: [
      'fit Ridge on load/day<2024-01-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<2024-01-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'masks that overlap',
    cells: [
      `train = df[df["day"] < "2024-02-01"]
test = df[df["day"] >= "2024-01-01"]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/day<2024-02-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<2024-02-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'queries',
    cells: [
      `train = df.query("day < '2024-01-01'")
test = df.query("day >= '2024-01-01'")
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/day<2024-01-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<2024-01-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'a flag and its negation',
    cells: [
      `train = df[df["is_train"]]
test = df[~df["is_train"]]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/is_train: sales.units -> sales.sold',
      'score of Ridge fitted on load/is_train, judged on load/~is_train',
    ],
  },
  {
    name: 'a column that names the part',
    cells: [
      `train = df[df["split"] == "train"]
test = df[df["split"] == "test"]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/split==train: sales.units -> sales.sold',
      'score of Ridge fitted on load/split==train, judged on load/split==test',
    ],
  },
  {
    name: 'a sample and what is left of the index',
    cells: [
      `train = df.sample(frac=0.8, random_state=1)
test = df.drop(train.index)
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'sample random shuffled of load',
      'fit Ridge on load/in: sales.units -> sales.sold',
      'score of Ridge fitted on load/in, judged on load/out',
    ],
  },
  {
    name: 'folds',
    cells: [
      `kf = KFold(5, shuffle=True, random_state=0)
X, y = df[["units"]], df["sold"]
for tr, te in kf.split(X):
    m = Ridge().fit(X.iloc[tr], y.iloc[tr])
    m.score(X.iloc[te], y.iloc[te])`,
    ],
    events: [
      'KFold kfold shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'numbered folds',
    cells: [
      `for i, (tr, te) in enumerate(StratifiedKFold(5).split(df, df["sold"])):
    train, test = df.iloc[tr], df.iloc[te]
    m = Ridge().fit(train[["units"]], train["sold"])
    print(i, m.score(test[["units"]], test["sold"]))`,
    ],
    events: [
      'StratifiedKFold kfold of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'folds in time',
    cells: [
      `for tr, te in TimeSeriesSplit(3).split(df):
    m = Ridge().fit(df[["units"]].values[tr], df["sold"].values[tr])
    m.score(df[["units"]].values[te], df["sold"].values[te])`,
    ],
    events: [
      'TimeSeriesSplit time of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'folds of groups',
    cells: [
      `for tr, te in GroupKFold(3).split(df, df["sold"], groups=df["store"]):
    m = Ridge().fit(df.iloc[tr][["units"]], df.iloc[tr]["sold"])`,
    ],
    events: [
      'GroupKFold random-group shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
    ],
  },
  {
    name: 'folds of a cross-validation',
    cells: [`cross_val_score(Ridge(), df[["units"]], df["sold"], cv=5)`],
    events: [
      'cross_val_score kfold of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'cross_val_score folds of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'filters that stay',
    cells: [
      `df = df[df["open"] == 1]
df = df.dropna()
m = Ridge().fit(df[["units"]], df["sold"])`,
    ],
    events: ['fit Ridge on load/open==1: sales.units -> sales.sold'],
  },
  {
    name: 'a date made by a call, and an attribute named like a date part',
    cells: [
      `from datetime import datetime
train, test = df[df.day <= datetime(2024, 1, 1)], df[df.day > datetime(2024, 1, 1)]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/day<=2024-01-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<=2024-01-01, judged on load/day>2024-01-01',
    ],
  },
  {
    name: 'a cut-off in a variable',
    cells: [
      `cutoff = pd.Timestamp("2024-01-01")
train, test = df[df.day < cutoff], df[df.day >= cutoff]
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
    ],
    events: [
      'fit Ridge on load/day<2024-01-01: sales.units -> sales.sold',
      'score of Ridge fitted on load/day<2024-01-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'parts that code out of sight hands back',
    cells: [
      `from elsewhere import divide
train, test = divide(df)
m = Ridge().fit(train[["units"]], train["sold"])
m.score(test[["units"]], test["sold"])`,
      `parts = divide(df)
m = Ridge().fit(parts["train"][["units"]], parts["train"]["sold"])
m.score(parts["test"][["units"]], parts["test"]["sold"])`,
    ],
    events: [
      'fit Ridge on load/0: all of sales -> ',
      'score of Ridge fitted on load/0, judged on load/1',
      'fit Ridge on load/train: all of sales -> ',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
];

describe('which rows are fitted and judged on', () => checkEvents(cases));
