import { checkEvents, type EventCase } from '../../support/eventCases';

/** Shapes of real code against each library that the tables know. */
const cases: readonly EventCase[] = [
  {
    name: 'a bundled data set',
    cells: [
      `from sklearn.datasets import load_iris
iris = load_iris()
X = StandardScaler().fit_transform(iris.data)
a, b, c, d = train_test_split(X, iris.target)
LogisticRegression().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of dataset:load_iris',
      'fit LogisticRegression on dataset:load_iris/train: all of iris but target -> iris.target after StandardScaler of dataset:load_iris',
      'score of LogisticRegression fitted on dataset:load_iris/train, judged on dataset:load_iris/test',
    ],
  },
  {
    name: 'a bundled data set with its label apart, read twice',
    cells: [
      `from sklearn.datasets import load_boston
X, y = load_boston(return_X_y=True)
m = Ridge().fit(X, y)
m.predict(load_boston().data)`,
    ],
    events: [
      'fit Ridge on dataset:load_boston: all of boston but target -> boston.target',
      '(predict) of Ridge fitted on dataset:load_boston, judged on dataset:load_boston',
    ],
  },
  {
    name: 'made-up data, shuffled together',
    cells: [
      `from sklearn.datasets import make_blobs
from sklearn.utils import shuffle
X, y = make_blobs(n_samples=100)
X, y = shuffle(X, y, random_state=0)
a, b, c, d = train_test_split(X, y)
LogisticRegression().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of code',
      'fit LogisticRegression on code/train: all of blobs but target -> blobs.target',
      'score of LogisticRegression fitted on code/train, judged on code/test',
    ],
  },
  {
    name: 'clones of a list of models',
    cells: [
      `from sklearn.base import clone
a, b, c, d = train_test_split(df[["units"]], df["sold"])
for one in [clone(m) for m in [Ridge(), LogisticRegression()]]:
    one.fit(a, c)
    one.score(b, d)`,
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
    name: 'rows of a function that is not in sight',
    cells: [
      `import pandas_datareader as web
from feeds import prices
table = prices("AAPL")
values = StandardScaler().fit_transform(table)
Ridge().fit(values[:80], values[:80]).predict(values[80:])`,
    ],
    events: [
      'fit Ridge on unseen:code/before: all of  ->  after StandardScaler of unseen:code',
      '(predict) of Ridge fitted on unseen:code/before, judged on unseen:code/after',
    ],
  },
  {
    name: 'windows of a series that a loop collects',
    cells: [
      `import math
from sklearn.preprocessing import MinMaxScaler
from keras.models import Sequential
scaled = MinMaxScaler().fit_transform(df[["units"]].values)
n = math.ceil(len(scaled) * 0.8)
past, later = [], []
for i in range(60, n):
    past.append(scaled[:n][i - 60:i])
for i in range(60, len(scaled)):
    later.append(scaled[n - 60:][i - 60:i])
model = Sequential()
model.fit(np.array(past), np.array(past))
model.predict(np.array(later))`,
    ],
    events: [
      'fit Sequential on load/before/after/before:  = sales.units [scale] -> sales.units after MinMaxScaler of load',
      '(predict) of Sequential fitted on load/before/after/before, judged on load/after/after/before',
    ],
  },
  {
    name: 'a generator of windows',
    cells: [
      `from keras.models import Sequential
from keras.preprocessing.sequence import TimeseriesGenerator
train, test = df[["units"]][:80], df[["units"]][80:]
model = Sequential()
model.fit_generator(TimeseriesGenerator(train, train, length=3))
model.predict(test)`,
    ],
    events: [
      'fit Sequential on load/before: sales.units',
      '(predict) of Sequential fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'a formula',
    cells: [
      `import statsmodels.formula.api as smf
train, test = df[:80], df[80:]
fitted = smf.ols("sold ~ units + C(store)", data=train).fit()
fitted.predict(test)`,
    ],
    events: [
      'fit ols on load/before: sales.units, sales.store -> sales.sold',
      '(predict) of ols fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'a model of statsmodels',
    cells: [
      `import statsmodels.api as sm
train, test = df[:80], df[80:]
fitted = sm.OLS(train["sold"], sm.add_constant(train[["units"]])).fit()
fitted.predict(sm.add_constant(test[["units"]]))`,
    ],
    events: [
      'fit OLS on load/before: sales.units -> sales.sold',
      '(predict) of OLS fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'a forecaster',
    cells: [
      `from prophet import Prophet
m = Prophet()
m.fit(df[df["day"] < "2024-01-01"])
m.predict(df[df["day"] >= "2024-01-01"])`,
    ],
    events: [
      'fit Prophet on load/day<2024-01-01: all of sales',
      '(predict) of Prophet fitted on load/day<2024-01-01, judged on load/day>=2024-01-01',
    ],
  },
  {
    name: 'a split in time by sktime',
    cells: [
      `from sktime.forecasting.model_selection import temporal_train_test_split
from sktime.forecasting.naive import NaiveForecaster
train, test = temporal_train_test_split(df["sold"], test_size=12)
NaiveForecaster().fit(train)`,
    ],
    events: [
      'temporal_train_test_split time of load',
      'fit NaiveForecaster on load/train: sales.sold',
    ],
  },
  {
    name: 'parts of a torch data set',
    cells: [
      `import torch
from torch.utils.data import TensorDataset, random_split
data = TensorDataset(torch.tensor(df[["units"]].values), torch.tensor(df["sold"].values))
train, test = random_split(data, [80, 20])
Ridge().fit(train, train).predict(test)`,
    ],
    events: [
      'random_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.units',
      '(predict) of Ridge fitted on load/train, judged on load/test1',
    ],
  },
  {
    name: 'take and skip',
    cells: [
      `import tensorflow as tf
rows = tf.data.Dataset.from_tensor_slices((df[["units"]], df["sold"]))
model = tf.keras.Sequential()
model.fit(rows.take(80), epochs=3)
model.evaluate(rows.skip(80))`,
    ],
    events: [
      'fit Sequential on load/before: sales.units',
      'evaluate of Sequential fitted on load/before, judged on load/after',
    ],
  },
  {
    name: 'Spark',
    cells: [
      `from pyspark.sql import SparkSession
from pyspark.ml.feature import StandardScaler, VectorAssembler
from pyspark.ml.regression import LinearRegression
from pyspark.ml.evaluation import RegressionEvaluator
spark = SparkSession.builder.getOrCreate()
table = spark.read.csv("sales.csv", header=True)
table = VectorAssembler(inputCols=["units"], outputCol="raw").transform(table)
table = StandardScaler(inputCol="raw").fit(table).transform(table)
train, test = table.randomSplit([0.8, 0.2], seed=1)
predictions = LinearRegression(labelCol="sold").fit(train).transform(test)
RegressionEvaluator(labelCol="sold").evaluate(predictions)`,
    ],
    events: [
      'randomSplit random shuffled of code',
      'fit LinearRegression on code/train: all of sales after StandardScaler of code',
      '(transform) of LinearRegression fitted on code/train, judged on code/test1',
      'evaluate of LinearRegression fitted on code/train, judged on code/test1',
    ],
  },
  {
    name: 'a trainer of Hugging Face',
    cells: [
      `from datasets import load_dataset
from transformers import Trainer
parts = load_dataset("reviews")
trainer = Trainer(model=None, train_dataset=parts["train"], eval_dataset=parts["test"])
trainer.train()
trainer.evaluate()`,
    ],
    events: [
      'fit Trainer on unseen:code: all of ',
      'evaluate of Trainer fitted on unseen:code, judged on unseen:code',
    ],
  },
  {
    name: 'native training of XGBoost',
    cells: [
      `import xgboost as xgb
a, b, c, d = train_test_split(df[["units"]], df["sold"])
booster = xgb.train({}, xgb.DMatrix(a, label=c), evals=[(xgb.DMatrix(b, label=d), "test")])
booster.predict(xgb.DMatrix(b))`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit xgboost.train on load/train: sales.units -> sales.sold',
      '(evals) validation of xgboost.train fitted on load/train, judged on load/test',
      '(predict) of xgboost.train fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'columns picked by their importances in a series',
    cells: [
      `from sklearn.ensemble import RandomForestRegressor
X, y = df[["units", "price", "visits"]], df["sold"]
forest = RandomForestRegressor().fit(X, y)
best = pd.Series(forest.feature_importances_, index=X.columns).nlargest(2)
a, b, c, d = train_test_split(X[best.index], y)
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'fit RandomForestRegressor on load: sales.units, sales.price, sales.visits -> sales.sold',
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units, sales.price, sales.visits -> sales.sold after RandomForestRegressor of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'z-scores of scipy',
    cells: [
      `from scipy import stats
X = stats.zscore(df[["units"]])
a, b, c, d = train_test_split(X, df["sold"])
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: units = sales.units [scale] -> sales.sold after zscore of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'predictions collected fold by fold',
    cells: [
      `X, y = df[["units"]].values, df["sold"].values
kept = np.zeros(len(X))
for train, test in KFold(5).split(X):
    m = Ridge().fit(X[train], y[train])
    kept[test] = m.predict(X[test])
mean_absolute_error(y, kept)`,
    ],
    events: [
      'KFold kfold of load',
      'fit Ridge on load/train: sales.units -> sales.sold',
      '(predict) of Ridge fitted on load/train, judged on load/test',
      'mean_absolute_error of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'columns dropped for their correlation',
    cells: [
      `pairs = df[["units", "price", "visits"]].corr().abs()
gone = [c for c in pairs.columns if any(pairs[c] > 0.9)]
X = df[["units", "price", "visits"]].drop(columns=gone)
a, b, c, d = train_test_split(X, df["sold"])
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units, sales.price, sales.visits -> sales.sold after corr of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'columns picked by the importances of a model',
    cells: [
      `from sklearn.ensemble import RandomForestRegressor
X, y = df[["units", "price", "visits"]], df["sold"]
forest = RandomForestRegressor().fit(X, y)
X = X.loc[:, [c for c, w in zip(X.columns, forest.feature_importances_) if w > 0.1]]
a, b, c, d = train_test_split(X, y)
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'fit RandomForestRegressor on load: sales.units, sales.price, sales.visits -> sales.sold',
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units, sales.price, sales.visits -> sales.sold after RandomForestRegressor of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
  {
    name: 'two files under one index, cut apart by label',
    cells: [
      `train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
both = pd.concat([train, test], keys=["train", "test"])
both["units"] = both["units"].fillna(both["units"].mean())
m = Ridge().fit(both.loc["train"][["units"]], train["sold"])
m.predict(both.loc["test"][["units"]])`,
    ],
    events: [
      'fit Ridge on code/train | code/train: train|test.units -> train.sold after mean of code | code',
      '(predict) of Ridge fitted on code/train | code/train, judged on code/test | code/test',
    ],
  },
  {
    name: 'two files in one table, cut apart by length',
    cells: [
      `both = pd.concat([df, stores])
both["units"] = both["units"].fillna(both["units"].median())
train = both[:len(df)]
test = both[len(df):]
m = Ridge().fit(train[["units"]], train["sold"])
m.predict(test[["units"]])`,
    ],
    events: [
      'fit Ridge on load: sales|stores.units -> sales|stores.sold after median of load | stores',
      '(predict) of Ridge fitted on load, judged on stores',
    ],
  },
  {
    name: 'two tables filled apart, then in one, then cut at a number',
    cells: [
      `df["units"] = df["units"].fillna(df["units"].mean())
both = pd.concat([df, stores])
train, test = both[:890], both[891:]
m = Ridge().fit(train[["units"]], train["sold"])
m.predict(test[["units"]])`,
    ],
    events: [
      'fit Ridge on load/before | stores/before: sales.units -> sales|stores.sold after mean of load',
      '(predict) of Ridge fitted on load/before | stores/before, judged on load/after | stores/after',
    ],
  },
  {
    name: 'a table begun empty',
    cells: [
      `X = pd.DataFrame()
X["units"] = df["units"].fillna(df["units"].mean())
a, b, c, d = train_test_split(X, df["sold"])
Ridge().fit(a, c).score(b, d)`,
    ],
    events: [
      'train_test_split random shuffled of load',
      'fit Ridge on load/train: sales.units -> sales.sold after mean of load',
      'score of Ridge fitted on load/train, judged on load/test',
    ],
  },
];

describe('what libraries do', () => {
  checkEvents(cases);
});
