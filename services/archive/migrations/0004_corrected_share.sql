-- The share of negatives without what the scorer is known to get wrong; has_corrected is false where that is not known.
ALTER TABLE windows
  ADD COLUMN IF NOT EXISTS has_corrected Bool,
  ADD COLUMN IF NOT EXISTS corrected_share Float64,
  ADD COLUMN IF NOT EXISTS corrected_low Float64,
  ADD COLUMN IF NOT EXISTS corrected_high Float64,
  ADD COLUMN IF NOT EXISTS corrected_mentions Float64;
