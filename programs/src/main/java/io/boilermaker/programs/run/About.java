package io.boilermaker.programs.run;

import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;

/** Names of shapes that are the same in all programs. */
final class About {

  private About() {}

  static String shape(Types types, Shape written) {
    Shape shape = Types.plain(written);
    if (shape instanceof Jdk jdk) {
      return jdk.type().toString();
    } else if (shape instanceof Named named) {
      return types.declaration(named).getClass().getSimpleName();
    } else if (shape instanceof CollectionOf collection) {
      return collection.kind().toString();
    }
    return shape instanceof MapOf map
        ? map.kind() + " of " + shape(types, map.key())
        : shape.getClass().getSimpleName();
  }
}
