package proclings.shm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of named blocks, and of those of the dead. One thread is several processes. */
@Timeout(60)
class NamedBlocksTest {

  private static final int ONE = 11;
  private static final int OTHER = 75; // in another word of the holders' bits
  private static final int LATER = 13;
  private static final long SIZE = 100_000;

  private final Segment segment = Segment.create(4 << 20);

  @AfterEach
  void close() {
    segment.close();
  }

  private long create(int process, String name) {
    segment.become(process);
    return NamedBlocks.create(segment, name, SIZE);
  }

  private long find(int process, String name) {
    segment.become(process);
    return NamedBlocks.find(segment, name);
  }

  private void letGo(int process, long entry) {
    segment.become(process);
    NamedBlocks.letGo(segment, entry);
  }

  private void die(int process) {
    segment.become(LATER);
    for (int times = 0; times < 2; times++) {
      Kinds.repairEngine(segment, process);
      Kinds.repairShared(segment, process);
    }
  }

  private boolean unlink(long entry, long generation) {
    return NamedBlocks.unlink(segment, entry, generation);
  }

  @Test
  void aBlockLastsUntilItsNameAndItsHoldersAreGone() {
    long block = create(ONE, "block");
    long generation = NamedBlocks.generation(segment, block);
    assertThat(create(OTHER, "block")).isEqualTo(NamedBlocks.NONE);
    assertThat(find(OTHER, "bloc")).isEqualTo(NamedBlocks.NONE);
    assertThat(find(OTHER, "block")).isEqualTo(block);
    segment.setByte(NamedBlocks.block(segment, block) + SIZE - 1, (byte) 7);
    assertThat(unlink(block, generation)).isTrue();
    assertThat(unlink(block, generation)).isFalse();
    assertThat(find(LATER, "block")).isEqualTo(NamedBlocks.NONE);

    long namesake = create(ONE, "block");
    assertThat(namesake).isNotEqualTo(block);
    letGo(ONE, block);
    assertThat(NamedBlocks.hold(segment, block, generation)).isTrue();
    letGo(ONE, block);
    assertThat(segment.getByte(NamedBlocks.block(segment, block) + SIZE - 1)).isEqualTo((byte) 7);
    letGo(OTHER, block);
    assertThat(NamedBlocks.hold(segment, block, generation)).isFalse();
    assertThat(NamedBlocks.block(segment, block)).isZero();

    long next = create(OTHER, "next");
    assertThat(next).isEqualTo(block);
    assertThat(NamedBlocks.hold(segment, block, generation)).isFalse();
    assertThat(unlink(block, generation)).isFalse();
    assertThat(segment.getByte(NamedBlocks.block(segment, next) + SIZE - 1)).isZero();
  }

  @Test
  void theDeadHoldNothing() {
    long block = create(ONE, "block");
    find(OTHER, "block");
    die(ONE);
    die(OTHER);
    assertThat(find(LATER, "block")).as("its name holds it").isEqualTo(block);
    find(ONE, "block");
    find(OTHER, "block");
    assertThat(unlink(block, NamedBlocks.generation(segment, block))).isTrue();
    letGo(LATER, block);
    die(ONE);
    assertThat(NamedBlocks.block(segment, block)).isNotZero();
    die(OTHER);
    assertThat(NamedBlocks.block(segment, block)).isZero();
  }

  @Test
  void manyComeAndGoWhereFewHaveRoom() {
    for (int round = 0; round < 200; round++) {
      long block = create(ONE, "round " + round);
      unlink(block, NamedBlocks.generation(segment, block));
      if (round % 2 == 0) {
        letGo(ONE, block);
      } else {
        die(ONE);
      }
    }
    assertThat(BlockHeap.usedBytes(segment)).isEqualTo(128 << 10);
    assertThatThrownBy(() -> NamedBlocks.create(segment, "huge", 8 << 20))
        .isInstanceOf(OutOfSharedMemoryException.class);
    assertThatThrownBy(() -> NamedBlocks.create(segment, "huge", Long.MAX_VALUE))
        .isInstanceOf(OutOfSharedMemoryException.class);
    assertThat(create(ONE, "huge")).as("the name is free").isNotEqualTo(NamedBlocks.NONE);
  }
}
