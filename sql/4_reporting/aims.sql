-- One row per strategic aim of the board, with the question that its page answers and the themes that come first on it.
create or replace view reporting.aims as
select number as aim, title, question, purpose, themes
from raw.aims
