"""Charts and the words that go with them: pure functions of figures, without Streamlit and without the database."""
