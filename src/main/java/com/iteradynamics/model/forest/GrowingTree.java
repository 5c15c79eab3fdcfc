package com.iteradynamics.model.forest;

import java.util.Arrays;

/** A tree to which nodes are added; siblings stand side by side. */
final class GrowingTree {
  private int size;

  /** How many samples came to a node, and how many of them rises. */
  int[] count = new int[64];

  int[] up = new int[64];
  private int[] feature = new int[64];
  private double[] threshold = new double[64];
  private int[] left = new int[64];

  /** Adds a leaf to which {@code rows} samples came, {@code rose} of them rises; its row. */
  int add(int rows, int rose) {
    if (size == count.length) {
      grow(2 * size);
    }
    count[size] = rows;
    up[size] = rose;
    feature[size] = Tree.NONE;
    left[size] = Tree.NONE;
    return size++;
  }

  /** Makes a leaf ask; its right child stands after the left one. */
  void split(int node, int by, double at, int leftChild) {
    feature[node] = by;
    threshold[node] = at;
    left[node] = leftChild;
  }

  Tree tree(int depth) {
    int[] children = Arrays.copyOf(left, size);
    int[] right = new int[size];
    double[] value = new double[size];
    for (int node = 0; node < size; node++) {
      right[node] = children[node] == Tree.NONE ? Tree.NONE : children[node] + 1;
      value[node] = (double) up[node] / count[node];
    }
    return Tree.of(
        Arrays.copyOf(feature, size),
        Arrays.copyOf(threshold, size),
        children,
        right,
        value,
        Feature.NAMES.size(),
        depth);
  }

  private void grow(int room) {
    count = Arrays.copyOf(count, room);
    up = Arrays.copyOf(up, room);
    feature = Arrays.copyOf(feature, room);
    threshold = Arrays.copyOf(threshold, room);
    left = Arrays.copyOf(left, room);
  }
}
