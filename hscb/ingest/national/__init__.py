"""National statistics as they are downloaded: which file it is, whose figures are taken, which measures they are."""
