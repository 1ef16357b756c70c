package proclings.tutor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * In which order a learner sees choices or lines, so that nobody learns their places by heart.
 *
 * @param indices the index of each in the lesson's file, in the order in which they are shown
 */
public record Arrangement(List<Integer> indices) {

  /** Copies the list. */
  public Arrangement {
    indices = List.copyOf(indices);
  }

  /** As in the file. */
  public static Arrangement inOrder(int size) {
    return new Arrangement(IntStream.range(0, size).boxed().toList());
  }

  /** Shuffled. */
  public static Arrangement shuffled(int size, RandomGenerator random) {
    List<Integer> indices = new ArrayList<>(inOrder(size).indices());
    Collections.shuffle(indices, Random.from(random));
    return new Arrangement(indices);
  }

  /** Shuffled, and not as in the file, where that would be the answer. */
  Arrangement unlessInOrder() {
    if (indices.size() < 2 || !equals(inOrder(indices.size()))) {
      return this;
    }
    List<Integer> turned = new ArrayList<>(indices);
    Collections.rotate(turned, 1);
    return new Arrangement(turned);
  }

  int size() {
    return indices.size();
  }

  /** These, in the order in which they are shown. */
  public <T> List<T> of(List<T> inFile) {
    return indices.stream().map(inFile::get).toList();
  }

  /** The index in the file of what is shown under a number, which counts from 1. */
  public int index(int number) {
    return indices.get(number - 1);
  }

  /** The number, from 1, under which something of the file is shown. */
  public int number(int index) {
    return indices.indexOf(index) + 1;
  }

  /** Whether numbers name everything that is shown, each once. */
  boolean isOrder(List<Integer> numbers) {
    return numbers.size() == indices.size()
        && new HashSet<>(numbers).size() == numbers.size()
        && numbers.stream().allMatch(number -> 1 <= number && number <= indices.size());
  }
}
