package io.kanal.local.terminal;

import java.io.PrintStream;
import java.util.List;

/** The terminal. A block of lines at the end is drawn again and again; where output goes to a file, only news are printed. */
public final class Screen {

    private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

    private final PrintStream out;
    private final boolean interactive;
    private int drawn;

    public Screen(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The terminal that the script found. */
    public static Screen ofThisProcess() {
        return new Screen(System.out, Boolean.getBoolean("kanal.terminal"));
    }

    /** Whether somebody looks at it. */
    public boolean interactive() {
        return interactive;
    }

    /** Prints a line that stays, above the block. */
    public synchronized void say(String line) {
        clear();
        out.println(line);
        out.flush();
    }

    /** Draws the block anew. */
    synchronized void draw(List<String> lines) {
        if (!interactive) {
            return;
        }
        clear();
        lines.forEach(out::println);
        drawn = lines.size();
        out.flush();
    }

    /** Leaves the block as it is; what comes is printed below. */
    synchronized void keepBlock() {
        drawn = 0;
    }

    private void clear() {
        if (drawn > 0) {
            out.print(UP_AND_CLEAR.formatted(drawn));
            drawn = 0;
        }
    }
}
