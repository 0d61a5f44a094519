"""Everything of the package that imports Streamlit: delete it, and the rest still loads, computes and tests."""
