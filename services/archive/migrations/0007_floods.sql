-- The largest group of a window's negatives that say the same; flood_same is 0 where there is none.
ALTER TABLE windows
  ADD COLUMN IF NOT EXISTS flood_negative Float64,
  ADD COLUMN IF NOT EXISTS flood_same UInt32,
  ADD COLUMN IF NOT EXISTS flood_sampled UInt32,
  ADD COLUMN IF NOT EXISTS flood_mention_ids Array(String);
