package io.boilermaker.programs.cost;

import io.boilermaker.programs.cost.Form.Field;
import io.boilermaker.programs.cost.Form.Fields;
import io.boilermaker.programs.model.CollectionKind;
import io.boilermaker.programs.model.Component;
import io.boilermaker.programs.model.Component.Mark;
import io.boilermaker.programs.model.Declaration;
import io.boilermaker.programs.model.Declaration.ClassStyle;
import io.boilermaker.programs.model.Declaration.ClassType;
import io.boilermaker.programs.model.Declaration.Constant;
import io.boilermaker.programs.model.Declaration.EnumStyle;
import io.boilermaker.programs.model.Declaration.EnumType;
import io.boilermaker.programs.model.Declaration.RecordStyle;
import io.boilermaker.programs.model.Declaration.RecordType;
import io.boilermaker.programs.model.Declaration.SealedStyle;
import io.boilermaker.programs.model.Declaration.SealedType;
import io.boilermaker.programs.model.JdkType;
import io.boilermaker.programs.model.Program;
import io.boilermaker.programs.model.Shape;
import io.boilermaker.programs.model.Shape.ArrayOf;
import io.boilermaker.programs.model.Shape.CollectionOf;
import io.boilermaker.programs.model.Shape.Jdk;
import io.boilermaker.programs.model.Shape.MapOf;
import io.boilermaker.programs.model.Shape.Named;
import io.boilermaker.programs.model.Types;
import io.boilermaker.programs.model.Types.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forms of a program's shapes, by docs/serialization.md. */
final class Forms {

  private final Types types;

  Forms(Program program) {
    this.types = new Types(program);
  }

  /** Returns the form of a shape. */
  Form of(Shape written) {
    Shape shape = Types.plain(written);
    if (shape instanceof Jdk jdk) {
      return Form.of(jdk.type());
    } else if (shape instanceof ArrayOf array) {
      return array(array);
    } else if (shape instanceof CollectionOf collection) {
      Form element = of(collection.element());
      return collection.kind() == CollectionKind.OPTIONAL
          ? new Form.Maybe(element)
          : new Form.Items(element);
    } else if (shape instanceof MapOf map) {
      return new Form.Entries(of(map.key()), of(map.value()));
    }
    Named named = (Named) shape;
    return new Form.Named(named.toString(), () -> declared(named));
  }

  private Form array(ArrayOf array) {
    if (array.element().equals(Shape.of(JdkType.BYTE))) {
      return new Form.Bytes();
    }
    return array.element().equals(Shape.of(JdkType.CHAR))
        ? new Form.Leaf(JdkType.STRING)
        : new Form.Items(of(array.element()));
  }

  private Form declared(Named type) {
    Declaration declared = types.declaration(type);
    if (declared instanceof EnumType texts) {
      return new Form.Constants(texts.constants().stream().map(c -> text(texts, c)).toList());
    } else if (declared instanceof SealedType parent) {
      return sealed(parent, type);
    } else if (declared instanceof ClassType built && built.style() == ClassStyle.SERIALIZER) {
      return new Form.Leaf(JdkType.STRING);
    }
    return new Fields(null, fields(declared, type));
  }

  private static String text(EnumType type, Constant constant) {
    boolean isName = type.style() == EnumStyle.NAMES || type.style() == EnumStyle.TO_STRING;
    return isName ? constant.name() : constant.text();
  }

  private Form sealed(SealedType parent, Named type) {
    boolean isOurs = parent.style() == SealedStyle.GENERATED;
    List<Form> cases = new ArrayList<>();
    for (Case each : types.cases(type)) {
      if (each.type() != null) {
        Form name = new Form.Constants(List.of(isOurs ? each.name() : "case " + each.name()));
        Field tag = new Field(isOurs ? "type" : "@type", name);
        cases.add(new Fields(tag, fields(types.declaration(each.type()), each.type())));
      }
    }
    return new Form.OneOf(cases);
  }

  private List<Field> fields(Declaration declared, Named type) {
    RecordStyle style = declared instanceof RecordType record ? record.style() : RecordStyle.PLAIN;
    List<Field> fields = new ArrayList<>();
    List<Component> components = types.components(type);
    for (int i = 0; i < components.size(); i++) {
      Component component = components.get(i);
      if (!component.mark().isIgnored()) {
        boolean isRenamed = i == 0 && style == RecordStyle.RENAMED_BY_PARENT;
        String name = isRenamed ? "by-parent" : name(component, style);
        fields.add(new Field(name, component(component)));
      }
    }
    return fields;
  }

  private static String name(Component component, RecordStyle style) {
    String name = component.nameInMessages();
    return style == RecordStyle.SNAKE_CASE && component.mark() != Mark.RENAMED
        ? name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
        : name;
  }

  private Form component(Component component) {
    boolean isText = component.mark() == Mark.TEXT || component.mark() == Mark.BUNDLED_TEXT;
    return isText && component.shape() instanceof Jdk jdk
        ? new Form.NumberText(jdk.type())
        : of(component.shape());
  }
}
