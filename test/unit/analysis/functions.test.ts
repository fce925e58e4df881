import { checkEvents, type EventCase } from '../../support/eventCases';

const cases: readonly EventCase[] = [
  {
    name: 'function inlined',
    cells: [
      `def features(frame):
    frame = frame.copy()
    frame["lag"] = frame["units"].shift(1)
    return frame
df = features(df)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'function in place on argument',
    cells: [
      `def add_lag(frame, k=1):
    frame["lag"] = frame["units"].shift(k)
add_lag(df, k=3)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@3 [lag] -> sales.sold'],
  },
  {
    name: 'function returning tuple',
    cells: [
      `def halves(frame):
    train, test = train_test_split(frame)
    return train[["units"]], test[["units"]], train["sold"], test["sold"]
a, b, c, d = halves(df)
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'function with model argument',
    cells: [
      `def evaluate(model, a, b, c, d):
    model.fit(a, c)
    return model.score(b, d)
print(evaluate(Ridge(), *train_test_split(df[["units"]], df["sold"])))`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'closure',
    cells: [
      `def maker(k):
    def inner(frame):
        return frame["units"].shift(k)
    return inner
df["lag"] = maker(5)(df)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@5 [lag] -> sales.sold'],
  },
  {
    name: 'kwargs',
    cells: [
      `def lag(frame, *, column, by):
    return frame[column].shift(by)
df["lag"] = lag(df, by=2, column="units")
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@2 [lag] -> sales.sold'],
  },
  {
    name: 'pipe',
    cells: [
      `def add(frame, k):
    return frame.assign(lag=frame["units"].shift(k))
df = df.pipe(add, 4)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@4 [lag] -> sales.sold'],
  },
  {
    name: 'lambda assigned',
    cells: [
      `lag = lambda s, k: s.shift(k)
df["lag"] = lag(df["units"], 2)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@2 [lag] -> sales.sold'],
  },
  {
    name: 'global in function',
    cells: [
      `def prepare():
    global df
    df = df.assign(lag=df["units"].shift(1))
prepare()
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'early return',
    cells: [
      `def pick(frame):
    if frame.empty:
        return None
    return frame[["units"]]
Ridge().fit(pick(df), df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
  {
    name: 'main guard',
    cells: [
      `def main():
    Ridge().fit(df[["units"]], df["sold"])
if __name__ == "__main__":
    main()`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
  {
    name: 'decorated',
    cells: [
      `@cache
def load():
    return pd.read_csv("other.csv")
t = load()
Ridge().fit(t[["units"]], t["sold"])`,
    ],
    events: ['fit Ridge on code: other.units -> other.sold'],
  },
  {
    name: 'class',
    cells: [
      `class Model:
    def __init__(self, columns):
        self.columns = columns
        self.inner = Ridge()
    def fit(self, frame):
        self.inner.fit(frame[self.columns], frame["sold"])
        return self
    def score(self, frame):
        return self.inner.score(frame[self.columns], frame["sold"])
a, b = train_test_split(df)
Model(["units"]).fit(a).score(b)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'inherited class',
    cells: [
      `class Base:
    def run(self, frame):
        return self.model.fit(frame[["units"]], frame["sold"])
class Child(Base):
    def __init__(self):
        self.model = Ridge()
Child().run(df)`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
];

describe('functions and classes, run where they are called', () => checkEvents(cases));
