package proclings.multiprocessing;

import java.util.Locale;

/** The types of number that have a place in shared memory. */
enum NumberType {
  BYTE(1) {
    @Override
    Number number(long bits) {
      return (byte) bits;
    }
  },
  SHORT(2) {
    @Override
    Number number(long bits) {
      return (short) bits;
    }
  },
  INT(4) {
    @Override
    Number number(long bits) {
      return (int) bits;
    }
  },
  LONG(8) {
    @Override
    Number number(long bits) {
      return bits;
    }
  },
  FLOAT(4) {
    @Override
    Number number(long bits) {
      return Float.intBitsToFloat((int) bits);
    }

    @Override
    long bits(Number number) {
      return Float.floatToRawIntBits(number.floatValue());
    }

    @Override
    Number sum(Number a, Number b) {
      return a.floatValue() + b.floatValue();
    }
  },
  DOUBLE(8) {
    @Override
    Number number(long bits) {
      return Double.longBitsToDouble(bits);
    }

    @Override
    long bits(Number number) {
      return Double.doubleToRawLongBits(number.doubleValue());
    }

    @Override
    Number sum(Number a, Number b) {
      return a.doubleValue() + b.doubleValue();
    }
  };

  private static final NumberType[] ALL = values();

  private final int width;

  NumberType(int width) {
    this.width = width;
  }

  static NumberType at(int ordinal) {
    return ALL[ordinal];
  }

  static NumberType of(Number number) {
    return switch (number) {
      case Byte b -> BYTE;
      case Short s -> SHORT;
      case Integer i -> INT;
      case Long l -> LONG;
      case Float f -> FLOAT;
      case Double d -> DOUBLE;
      default ->
          throw new IllegalArgumentException(
              "a shared number is a Byte, Short, Integer, Long, Float or Double: "
                  + number.getClass().getName());
    };
  }

  /** How many bytes a number takes up. */
  int width() {
    return width;
  }

  /** What Java calls it: {@code int}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract Number number(long bits);

  long bits(Number number) {
    return number.longValue();
  }

  Number sum(Number a, Number b) {
    return number(a.longValue() + b.longValue());
  }
}
