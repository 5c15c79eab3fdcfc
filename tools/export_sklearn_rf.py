"""Turns a pickled scikit-learn forest into a model file: python3 export_sklearn_rf.py random_forest.pkl model.json
Only unpickle what you trust. RandomForest, ExtraTrees and DecisionTree classifiers of two classes; see ModelFile for the format."""
import json, sys, warnings, joblib, numpy as np, sklearn

model = joblib.load(sys.argv[1])
trees = [t.tree_ for t in getattr(model, "estimators_", [model])]
up = list(model.classes_).index(1)
names = list(getattr(model, "feature_names_in_", ["rsi14", "bb_pos", "vol_z20"]))
def share(tree):  # counts before scikit-learn 1.3, fractions after
    value = tree.value[:, 0, :]
    total = value.sum(axis=1)
    return (value if np.allclose(total, 1, rtol=0, atol=1e-9) else value / total[:, None])[:, up]
rows = np.random.default_rng(7).normal([50, 0.5, 0], [20, 0.4, 1], (50, 3)).astype(np.float32)
if hasattr(model, "n_jobs"):
    model.n_jobs = 1  # the trees are added in their order
warnings.simplefilter("ignore", UserWarning)  # names of columns, which these rows do not have
proba = model.predict_proba(rows)[:, up]
card = {"source": "scikit-learn " + sklearn.__version__, "kind": type(model).__name__, "trained_from": None, "trained_to": None, "rows": 0,
        "data_hash": None, "parameters": {k: str(v) for k, v in model.get_params().items()}, "metrics": {}}
columns = lambda t: {"feature": [-1 if f < 0 else int(f) for f in t.feature], "threshold": t.threshold.tolist(),
                     "left": t.children_left.tolist(), "right": t.children_right.tolist(), "value": share(t).tolist()}
json.dump({"format": "argus-model", "version": 1, "target": "close_24h_above", "features": names, "feature_definition": 1, "card": card,
           "trees": [columns(t) for t in trees], "golden": [[float(f) for f in r] + [p] for r, p in zip(rows, proba.tolist())]},
          open(sys.argv[2], "w"))
