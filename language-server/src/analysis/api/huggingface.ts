import type { ClassEffect } from './effects';
import { namesOf } from './rowsOf';

/** Trainers of Hugging Face: they take the rows to train on and to evaluate on by name. */
export const huggingfaceClasses: ReadonlyMap<string, ClassEffect> = new Map<string, ClassEffect>([
  ...namesOf<ClassEffect>(
    { is: 'trainer', family: 'transformer', trains: 'train_dataset', evaluates: 'eval_dataset' },
    'Trainer Seq2SeqTrainer SFTTrainer SetFitTrainer DPOTrainer',
  ),
]);
