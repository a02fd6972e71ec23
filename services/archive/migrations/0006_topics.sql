-- What negatives are about: of a mention the crisis types, of a window how many negatives are on the most common ones.
ALTER TABLE mentions ADD COLUMN IF NOT EXISTS topics Array(LowCardinality(String));

ALTER TABLE windows
  ADD COLUMN IF NOT EXISTS `topics.topic` Array(LowCardinality(String)),
  ADD COLUMN IF NOT EXISTS `topics.negative` Array(Float64);
