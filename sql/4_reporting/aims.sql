-- One row per strategic aim of the board, with the question that its page answers.
create or replace view reporting.aims as
select number as aim, title, question, purpose
from raw.aims
