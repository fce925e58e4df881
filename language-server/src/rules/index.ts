import { encodingOnTestRows } from './leak/encodingOnTestRows';
import { fitOnTestRows } from './leak/fitOnTestRows';
import { futureValue } from './leak/futureValue';
import { groupSplit } from './leak/groupSplit';
import { identifierFeature } from './leak/identifierFeature';
import { lateArriving } from './leak/lateArriving';
import { noTestData } from './leak/noTestData';
import { postOutcome } from './leak/postOutcome';
import { preprocessingOutsideCv } from './leak/preprocessingOutsideCv';
import { proxy } from './leak/proxy';
import { refitOnTest } from './leak/refitOnTest';
import { refitThenScore } from './leak/refitThenScore';
import { repeatedTestUse } from './leak/repeatedTestUse';
import { resampleBeforeSplit } from './leak/resampleBeforeSplit';
import { resampledTest } from './leak/resampledTest';
import { searchScoreReported } from './leak/searchScoreReported';
import { selectionOnTestRows } from './leak/selectionOnTestRows';
import { shuffledTime } from './leak/shuffledTime';
import { statisticOnTestRows } from './leak/statisticOnTestRows';
import { stoppingOnTest } from './leak/stoppingOnTest';
import { targetInFeatures } from './leak/targetInFeatures';
import { targetStatistic } from './leak/targetStatistic';
import { testIsTrain } from './leak/testIsTrain';
import { timeOverlap } from './leak/timeOverlap';
import { windowIncludesNow } from './leak/windowIncludesNow';
import { deadEnd } from './past/deadEnd';
import { differentScope } from './past/differentScope';
import { retryConditionMet } from './past/retryConditionMet';
import { row } from './rule';
import type { AnyRule } from './rule';

/** All rules. A further rule is one file and one line here. */
export const rules: readonly AnyRule[] = [
  row(fitOnTestRows),
  row(statisticOnTestRows),
  row(selectionOnTestRows),
  row(encodingOnTestRows),
  row(preprocessingOutsideCv),
  row(targetStatistic),
  row(refitOnTest),
  row(resampleBeforeSplit),
  row(resampledTest),
  row(refitThenScore),
  row(testIsTrain),
  row(noTestData),
  row(repeatedTestUse),
  row(stoppingOnTest),
  row(searchScoreReported),
  row(shuffledTime),
  row(timeOverlap),
  row(groupSplit),
  row(targetInFeatures),
  row(identifierFeature),
  row(proxy),
  row(futureValue),
  row(postOutcome),
  row(windowIncludesNow),
  row(lateArriving),
  row(deadEnd),
  row(differentScope),
  row(retryConditionMet),
];
